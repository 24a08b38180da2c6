package io.stackprint.report;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.OsClass;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.explain.Comparison;
import io.stackprint.matcher.explain.Explanation;
import io.stackprint.matcher.explain.OpenQuestion;
import io.stackprint.matcher.rank.Overlap;
import io.stackprint.matcher.rank.Score;
import io.stackprint.record.BestVerdict;
import io.stackprint.record.HostRecord;
import io.stackprint.record.MatchStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An explanation for a person, at most {@value #WIDTH} columns wide where names are not longer.
 *
 * <p>A is the best match, B the nearest one of another OS. Their tests stand side by side, one
 * attribute a line; then follows what would tell the two apart.
 */
public final class ExplanationText {
  /** Columns of the widest line, names apart. */
  static final int WIDTH = 98;

  private static final String OPEN = "  %-8s %6s  %-24s %s";
  private static final int TESTS = WIDTH - 43;

  private final Explained explained;
  private final boolean whole;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explained explained, boolean whole) {
    this.explained = explained;
    this.whole = whole;
  }

  /**
   * The text, each line ended by a newline, everything that is not visible escaped.
   *
   * @param whole do not cut long expressions
   */
  public static String of(Explained explained, boolean whole) {
    var text = new ExplanationText(explained, whole);
    text.heading(explained.host());
    explained.explanation().ifPresent(text::explanation);
    return text.lines.stream()
        .map(line -> Printable.line(line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private void heading(HostRecord host) {
    lines.add("Verdict on " + name(host) + ": " + verdict(host));
    lines.add(conditions(host, explained.rules()));
    host.getReason().ifPresent(this::note);
    host.getStatus().flatMap(this::caution).ifPresent(this::note);
    explained.notes().forEach(this::note);
  }

  private void note(String text) {
    lines.add("Note: " + text);
  }

  private Optional<String> caution(MatchStatus status) {
    boolean near = explained.explanation().isPresent();
    return switch (status) {
      case SUCCESS -> Optional.empty();
      case NO_MATCHES ->
          Optional.of("nothing comes to 85 %" + (near ? ": A is only the nearest entry" : ""));
      case TOO_MANY_MATCHES ->
          Optional.of("more than 36 entries match perfectly: A is only the first of them");
    };
  }

  private static String name(HostRecord host) {
    return isHost(host)
        ? host.getAddress() + " (scope " + host.getScope() + ")"
        : host.getAddress();
  }

  // Fingerprints that came as text were observed by nobody.
  private static boolean isHost(HostRecord host) {
    return !host.getObservation().isEmpty();
  }

  private static String verdict(HostRecord host) {
    String outcome = host.getOutcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return outcome + host.getBest().map(BestVerdict::getName).map(name -> ", " + name).orElse("");
  }

  private static String conditions(HostRecord host, Rules rules) {
    var parts = new ArrayList<String>();
    if (isHost(host)) {
      parts.add("observed " + Instant.ofEpochSecond(LocalTimes.seconds(host.getObservedAtNanos())));
      host.getMatchedRound().ifPresent(round -> parts.add("round " + round));
    }
    parts.add(Run.count(host.getAttributesObserved(), "attribute", "attributes"));
    parts.add(database(host));
    parts.add("rules of Nmap " + (rules.is793() ? "7.93" : "7.99"));
    return String.join(", ", parts);
  }

  private static String database(HostRecord host) {
    long generation = host.getDatabaseGeneration();
    return generation == 0
        ? "database " + host.getDatabaseSource()
        : "database generation " + generation;
  }

  private void explanation(Explanation explanation) {
    lines.add("");
    comparison("A", explanation.best());
    explanation.runnerUp().ifPresent(other -> comparison("B", other));
    lines.add(lead(explanation));
    lines.add("");
    lines.addAll(new ExplanationTable(explanation, whole).lines());
    open(explanation.open());
  }

  private void comparison(String letter, Comparison comparison) {
    Reference reference = comparison.reference();
    Score score = comparison.score();
    Overlap overlap = comparison.overlap();
    lines.add(letter + "  " + reference.name());
    lines.add("   " + entry(reference));
    lines.add(
        "   accuracy %s (%d of %d points), adjusted %s, %s compared"
            .formatted(
                percent(score.accuracy()),
                score.matched(),
                score.possible(),
                percent(overlap.adjusted(score.accuracy())),
                Run.count(overlap.attributes(), "attribute", "attributes")));
  }

  private static String entry(Reference reference) {
    String where = reference.isLocal() ? reference.id() : "line " + reference.line();
    return where
        + reference.classes().stream()
            .map(ExplanationText::text)
            .distinct()
            .map(text -> "; " + text)
            .collect(Collectors.joining());
  }

  private static String text(OsClass osClass) {
    return osClass.vendor()
        + " | "
        + osClass.family()
        + osClass.generation().map(generation -> " | " + generation).orElse("");
  }

  private static String lead(Explanation explanation) {
    Optional<Comparison> other = explanation.runnerUp();
    if (other.isEmpty()) {
      return "There is no B: the database knows no other OS that could be compared.";
    }
    double lead = explanation.best().score().accuracy() - other.get().score().accuracy();
    return lead > 0
        ? "B is the nearest of another OS; A is " + percent(lead) + " ahead."
        : "B is the nearest of another OS, and as good as A, which stands first in the database.";
  }

  /** Rounded down: only what is whole is shown as 100 %. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", Math.floor(share * 10_000) / 100);
  }

  private void open(List<OpenQuestion> questions) {
    if (questions.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("What would tell A from B, why it did not, and the points that it is worth at most:");
    lines.add(OPEN.formatted("PROBE", "POINTS", "WHY IT DID NOT", "TESTS"));
    questions.forEach(this::open);
  }

  private void open(OpenQuestion question) {
    List<String> tests = Cells.words(tests(question), TESTS);
    lines.add(
        OPEN.formatted(question.probes().names(), question.points(), why(question), tests.get(0)));
    tests.stream().skip(1).forEach(more -> lines.add(OPEN.formatted("", "", "", more)));
  }

  private static String why(OpenQuestion question) {
    return switch (question.why()) {
      case NOT_MADE -> "needs " + question.probes().need();
      case SILENT -> "not answered";
      case NO_VALUE -> "the reply has no value";
      case BOTH_ACCEPT -> "both accept the value";
      case NEITHER_ACCEPTS -> "neither accepts it";
    };
  }

  /** The tests by lines, such as {@code SEQ(SP ISR) T1(DF)}. */
  private static String tests(OpenQuestion question) {
    Map<TestName, List<String>> byLine = new EnumMap<>(TestName.class);
    for (OpenQuestion.Test test : question.tests()) {
      byLine
          .computeIfAbsent(test.test(), any -> new ArrayList<>())
          .add(test.attribute().toString());
    }
    return byLine.entrySet().stream()
        .map(line -> line.getKey() + "(" + String.join(" ", line.getValue()) + ")")
        .collect(Collectors.joining(" "));
  }
}
