package io.stackprint.report;

import io.stackprint.record.HostRecord;
import java.io.IOException;
import java.io.Writer;

/**
 * Text for people, worded as Nmap's normal output ({@code -oN}), so that what reads that reads
 * this.
 *
 * <p>Every line goes through {@link Printable}: nothing in a record can reach beyond its line.
 */
public final class NormalReport implements Report {
  private final Writer out;
  private final ReportOptions options;

  /**
   * A report.
   *
   * @param out where to; names may hold letters outside ASCII
   * @param options what to say
   */
  public NormalReport(Writer out, ReportOptions options) {
    this.out = out;
    this.options = options;
  }

  @Override
  public void begin() throws IOException {
    line("# " + options.run().initiated());
    out.flush();
  }

  @Override
  public void host(HostRecord host) throws IOException {
    for (String line : HostText.lines(host, options)) {
      line(line);
    }
    line("");
    out.flush();
  }

  @Override
  public void end(RunSummary summary) throws IOException {
    line("# " + options.run().done(summary, " --"));
    out.flush();
  }

  private void line(String text) throws IOException {
    out.write(Printable.line(text));
    out.write('\n');
  }
}
