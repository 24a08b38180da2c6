package io.stackprint.report;

import io.stackprint.record.BestVerdict;
import io.stackprint.record.HostRecord;
import io.stackprint.record.OsMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands beside Nmap's words in a report of ours: the one verdict, and what it rests on. */
final class BestVerdictText {
  private BestVerdictText() {}

  /** The lines of a host, not yet escaped; none where nothing matched. */
  static List<String> lines(HostRecord host) {
    List<String> lines = new ArrayList<>();
    host.getBest().ifPresent(best -> lines.add("Best verdict: " + text(host, best)));
    better(host).ifPresent(match -> lines.add("Better when adjusted: " + text(host, match)));
    return lines;
  }

  private static String text(HostRecord host, BestVerdict best) {
    String lead =
        best.getMargin()
            .map(margin -> ", " + ExplanationText.percent(margin) + " ahead of another OS")
            .orElse("");
    return text(host, host.getMatches().get(0)) + lead;
  }

  private static String text(HostRecord host, OsMatch match) {
    return match.getName()
        + ": accuracy "
        + ExplanationText.percent(match.getAccuracy())
        + match.getAdjustedAccuracy().map(adjusted -> adjusted(host, match, adjusted)).orElse("");
  }

  private static String adjusted(HostRecord host, OsMatch match, double adjusted) {
    return ", adjusted %s, %d of %d attributes compared"
        .formatted(
            ExplanationText.percent(adjusted),
            match.getAttributesCompared(),
            host.getAttributesObserved());
  }

  /** The match whose adjusted accuracy is above that of the best. */
  private static Optional<OsMatch> better(HostRecord host) {
    Optional<Double> best = host.getBest().flatMap(BestVerdict::getAdjustedAccuracy);
    return best.flatMap(
        accuracy ->
            host.getMatches().stream()
                .filter(match -> match.getAdjustedAccuracy().orElse(0.0) > accuracy)
                .max(Comparator.comparing(match -> match.getAdjustedAccuracy().orElse(0.0))));
  }
}
