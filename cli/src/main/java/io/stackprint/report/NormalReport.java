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
  private final boolean bestVerdict;

  /**
   * A report.
   *
   * @param out where to; names may hold letters outside ASCII
   * @param options what to say
   */
  public NormalReport(Writer out, ReportOptions options) {
    this(out, options, false);
  }

  private NormalReport(Writer out, ReportOptions options, boolean bestVerdict) {
    this.out = out;
    this.options = options;
    this.bestVerdict = bestVerdict;
  }

  /** A report that also says which verdict is the best and what it rests on, as Nmap does not. */
  public static NormalReport withBestVerdict(Writer out, ReportOptions options) {
    return new NormalReport(out, options, true);
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
    if (bestVerdict) {
      for (String line : BestVerdictText.lines(host)) {
        line(line);
      }
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
