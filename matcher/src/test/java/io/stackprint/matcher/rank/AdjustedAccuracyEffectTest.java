package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the adjusted accuracy changes on the match vectors, as docs/explain.md says it.
 *
 * <p>The test prints the table; it fails where the document has another one. {@code ./mvnw -pl
 * matcher -am test -Dtest=AdjustedAccuracyEffectTest -Dsurefire.failIfNoSpecifiedTests=false}
 */
class AdjustedAccuracyEffectTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "explain.md");
  private static final int PAIRS = 50; // of each subject with entries picked at random
  private static final long SEED = 1;

  @Test
  void documentSaysWhatIsMeasured() throws IOException {
    List<String> rows = new ArrayList<>();
    Map<String, String> old = figures(NmapProfile.NMAP_7_93);
    Map<String, String> current = figures(NmapProfile.NMAP_7_99);
    old.forEach((what, figure) -> rows.add(row(what, figure, current.getOrDefault(what, ""))));
    rows.forEach(System.out::println);

    assertThat(Files.readAllLines(DOCUMENT)).containsSubsequence(rows);
  }

  private static String row(String what, String old, String current) {
    return "| " + what + " | " + old + " | " + current + " |";
  }

  /** A list of matches, the same in the other order, and the entry that the subject came from. */
  private record Ranking(List<Match> nmaps, List<Match> adjusted, Reference origin) {
    boolean changes() {
      return !name(nmaps.get(0)).equals(name(adjusted.get(0)));
    }

    /** By how many places each match moves. */
    IntStream moves() {
      return IntStream.range(0, nmaps.size())
          .map(place -> Math.abs(place - adjusted.indexOf(nmaps.get(place))))
          .filter(places -> places > 0);
    }

    boolean finds(List<Match> matches) {
      return name(matches.get(0)).equals(origin.name());
    }

    boolean findsOs(List<Match> matches) {
      return finds(matches) || matches.get(0).reference().isSameOsAs(origin);
    }

    private static String name(Match match) {
      return match.reference().name();
    }
  }

  private static Map<String, String> figures(NmapProfile profile) throws IOException {
    OsDatabase database = InstalledDatabase.read(profile);
    var rules = new Rules(profile, true);
    List<Ranking> rankings = rankings(database, rules);
    var moves = rankings.stream().flatMapToInt(Ranking::moves).summaryStatistics();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("subjects that match anything", "" + rankings.size());
    figures.put("best verdict is another", "" + count(rankings, Ranking::changes));
    figures.put(
        "matches in all lists", "" + rankings.stream().mapToInt(r -> r.nmaps().size()).sum());
    figures.put("of those, on another rank", "" + moves.getCount());
    figures.put("by so many places on average", text("%.1f", moves.getAverage()));
    figures.put(
        "best by accuracy is the entry that the subject was made from",
        "" + count(rankings, r -> r.finds(r.nmaps())));
    figures.put(
        "that entry by adjusted accuracy", "" + count(rankings, r -> r.finds(r.adjusted())));
    figures.put(
        "best by accuracy is of the same vendor and family as that",
        "" + count(rankings, r -> r.findsOs(r.nmaps())));
    figures.put(
        "of that vendor and family by adjusted accuracy",
        "" + count(rankings, r -> r.findsOs(r.adjusted())));
    figures.put(
        "points that agree with an entry at random", text("%.3f", agreement(database, rules)));
    return figures;
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  private interface Question {
    boolean of(Ranking ranking);
  }

  private static long count(List<Ranking> rankings, Question question) {
    return rankings.stream().filter(question::of).count();
  }

  private static List<Ranking> rankings(OsDatabase database, Rules rules) throws IOException {
    var matcher = new CompiledMatcher(database, rules);
    Map<String, Reference> origins = origins(database);
    List<Ranking> rankings = new ArrayList<>();
    VectorSubjects.all()
        .forEach(
            (id, subject) -> {
              List<Match> matches = matcher.match(subject).matches();
              if (!matches.isEmpty()) {
                rankings.add(
                    new Ranking(
                        matches,
                        adjusted(matches, subject, database, rules),
                        Objects.requireNonNull(origins.get(id))));
              }
            });
    return rankings;
  }

  private static List<Match> adjusted(
      List<Match> matches, Fingerprint subject, OsDatabase database, Rules rules) {
    var observed = new ObservedPoints(subject, database.matchPoints(), rules);
    Comparator<Match> byAdjusted =
        Comparator.comparingDouble(
            match -> observed.with(match.reference()).adjusted(match.accuracy()));
    return matches.stream().sorted(byAdjusted.reversed()).toList();
  }

  private static Map<String, Reference> origins(OsDatabase database) throws IOException {
    Map<Integer, Reference> byLine = new LinkedHashMap<>();
    database.references().forEach(reference -> byLine.put(reference.line(), reference));
    Map<String, Reference> origins = new LinkedHashMap<>();
    for (String row : VectorSubjects.lines("expected-7.93.tsv")) {
      if (!row.startsWith("#")) {
        String[] columns = row.split("\t", -1);
        int line = Integer.parseInt(columns[2].replaceFirst("line=(\\d+).*", "$1"));
        origins.put(columns[0], byLine.get(line));
      }
    }
    return origins;
  }

  private static double agreement(OsDatabase database, Rules rules) throws IOException {
    var random = new Random(SEED);
    Expressions expressions = Expressions.of(rules);
    double matched = 0;
    double possible = 0;
    for (Fingerprint subject : VectorSubjects.all().values()) {
      for (int i = 0; i < PAIRS; i++) {
        Reference any = database.references().get(random.nextInt(database.references().size()));
        var expected = ExpectedLine.of(any, database.matchPoints(), rules);
        Score score = Score.of(subject, expected, expressions);
        matched += score.matched();
        possible += score.possible();
      }
    }
    return matched / possible;
  }
}
