package io.stackprint.cli;

import io.stackprint.matcher.rank.Match;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.report.Printable;
import java.util.Locale;
import java.util.StringJoiner;

/** One match result as a line of tab-separated values. */
final class MatchLine {
  private static final int SHOWN = 10;

  private MatchLine() {}

  /**
   * The line: id, status, number of perfect matches, length of the list, then up to ten times name,
   * accuracy with eight decimals, and line in the database.
   */
  static String of(String id, MatchResult result) {
    var line = new StringJoiner("\t");
    line.add(Printable.line(id));
    line.add(status(result));
    line.add(String.valueOf(result.perfectMatches()));
    line.add(String.valueOf(result.matches().size()));
    for (Match match : result.matches().subList(0, Math.min(SHOWN, result.matches().size()))) {
      line.add(Printable.line(match.reference().name()));
      line.add(String.format(Locale.ROOT, "%.8f", match.accuracy()));
      line.add(String.valueOf(match.reference().line()));
    }
    return line.toString();
  }

  private static String status(MatchResult result) {
    return switch (result.status()) {
      case SUCCESS -> "SUCCESS";
      case NO_MATCHES -> "NOMATCHES";
      case TOO_MANY_MATCHES -> "TOOMANYMATCHES";
    };
  }
}
