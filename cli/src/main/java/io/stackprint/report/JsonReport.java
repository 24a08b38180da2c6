package io.stackprint.report;

import io.stackprint.record.HostRecord;
import java.io.IOException;
import java.io.Writer;

/**
 * Whole records, one JSON object a line ({@code -oJ}); nothing stands above or below them.
 *
 * @see HostRecordJson the form of a line, and the way back
 */
public final class JsonReport implements Report {
  private final Writer out;

  /**
   * A report.
   *
   * @param out where to; only ASCII is written
   */
  public JsonReport(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() {}

  @Override
  public void host(HostRecord host) throws IOException {
    out.write(HostRecordJson.text(host));
    out.write('\n');
    out.flush();
  }

  @Override
  public void end(RunSummary summary) {}
}
