package io.stackprint.report;

import io.stackprint.record.BestVerdict;
import io.stackprint.record.Distance;
import io.stackprint.record.HostRecord;
import io.stackprint.record.OsClass;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hosts as a table, one line each, for people who look at many. */
public final class HostTable implements Report {
  private static final String ROW = "%-16s %-11s %-8s %-4s %-18s %s";

  private static final String SCOPE = "%-10s ";

  private final Writer out;
  private final boolean scopes;

  /**
   * A table.
   *
   * @param out where to
   * @param options not looked at: a table has one form
   */
  public HostTable(Writer out, ReportOptions options) {
    this(out, false);
  }

  private HostTable(Writer out, boolean scopes) {
    this.out = out;
    this.scopes = scopes;
  }

  /** A table that also names the scope of each host: one address may stand in several. */
  public static HostTable withScopes(Writer out) {
    return new HostTable(out, true);
  }

  @Override
  public void begin() throws IOException {
    line(
        "SCOPE",
        List.of("ADDRESS", "VERDICT", "ACCURACY", "HOPS", "DEVICE TYPE", "OPERATING SYSTEM"));
  }

  @Override
  public void host(HostRecord host) throws IOException {
    Optional<BestVerdict> best = host.getBest();
    line(
        host.getScope(),
        List.of(
            host.getAddress(),
            host.getOutcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            best.map(verdict -> percent(verdict.getAccuracy())).orElse("-"),
            host.getDistance().map(Distance::getHops).map(String::valueOf).orElse("?"),
            best.flatMap(BestVerdict::getOsClass).map(OsClass::getDeviceType).orElse("-"),
            best.map(BestVerdict::getName).orElse("-")));
  }

  @Override
  public void end(RunSummary summary) throws IOException {
    out.flush();
  }

  private static String percent(double share) {
    return (int) Math.floor(100 * share) + " %";
  }

  private void line(String scope, List<String> cells) throws IOException {
    String row = ROW.formatted(cells.toArray());
    out.write(Printable.line(scopes ? SCOPE.formatted(scope) + row : row).stripTrailing());
    out.write('\n');
  }
}
