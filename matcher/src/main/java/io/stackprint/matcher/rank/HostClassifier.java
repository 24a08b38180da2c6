package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.Cause;
import io.stackprint.record.ClassMatch;
import io.stackprint.record.HostRecord;
import io.stackprint.record.OsMatch;
import io.stackprint.record.Outcome;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import java.util.List;

/**
 * Turns the fingerprint of a host into what is known of it: the verdict, and all that is reported
 * beside it.
 *
 * <p>{@link RoundChoice} says which round is reported, {@link BestVerdicts} how the margin and the
 * share of tests observed are computed.
 *
 * <p>Pure, and safe to share between threads: the same fingerprint and database give the same
 * record.
 */
public final class HostClassifier {
  private static final String CUT_SHORT =
      "the observation ended before its last round did, or replies are missing";

  private final Matcher matcher;
  private final ClassRecords classes = new ClassRecords();
  private final BestVerdicts verdicts;
  private final MatchPoints points;
  private final Rules rules;
  private final long generation;
  private final long overlay;
  private final String source;

  /**
   * A classifier.
   *
   * @param matcher over the references of the database
   * @param database that is matched against
   * @param generation of that database, 1 or more; a database without one has 0
   * @param rules that the matcher compares by
   */
  public HostClassifier(Matcher matcher, OsDatabase database, long generation, Rules rules) {
    this(matcher, database, generation, 0, rules);
  }

  /**
   * A classifier that also knows local entries.
   *
   * @param matcher over the references of the database
   * @param database that is matched against, the entries of the overlay in front
   * @param generation of that database, 1 or more; a database without one has 0
   * @param overlay generation of the overlay, 0 without one
   * @param rules that the matcher compares by
   */
  public HostClassifier(
      Matcher matcher, OsDatabase database, long generation, long overlay, Rules rules) {
    this.matcher = matcher;
    this.overlay = overlay;
    this.points = database.matchPoints();
    this.rules = rules;
    this.verdicts = new BestVerdicts(points, rules, classes);
    this.generation = generation;
    this.source = database.source();
  }

  /** What is known of the host after this observation. */
  public HostRecord classify(SubjectFingerprint subject, Cause cause) {
    HostRecord.Builder host = identity(subject, cause);
    if (subject.getSkipReason().isPresent()) {
      return host.setOutcome(Outcome.SKIPPED).setReason(subject.getSkipReason().get()).build();
    }
    RoundChoice choice = RoundChoice.of(rounds(subject), matcher);
    addVerdict(host, choice, subject.getComplete());
    choice
        .matchedIndex()
        .ifPresent(index -> host.setMatchedRound(subject.getRounds().get(index).getRound()));
    choice.sequencesIndex().ifPresent(index -> addSequences(host, subject.getRounds().get(index)));
    return host.build();
  }

  private static List<Fingerprint> rounds(SubjectFingerprint subject) {
    return subject.getRounds().stream()
        .map(RoundFingerprint::getTests)
        .map(FingerprintRecords::fromRecord)
        .toList();
  }

  /** The record with all that does not depend on matching; complete for a skipped host. */
  private HostRecord.Builder identity(SubjectFingerprint subject, Cause cause) {
    return HostRecord.newBuilder()
        .setScope(subject.getScope())
        .setAddress(subject.getAddress())
        .setObservation(subject.getObservation())
        .setSensor(subject.getSensor())
        .setCause(cause)
        .setObservedAtNanos(subject.getStartedAtNanos())
        .setDistance(subject.getDistance().orElse(null))
        .setPerfectMatches(0)
        .setMatches(List.of())
        .setPerfectClasses(0)
        .setClassification(List.of())
        .setDatabaseGeneration(generation)
        .setDatabaseSource(source)
        .setOverlayGeneration(overlay)
        .setFingerprint(subject);
  }

  private void addVerdict(HostRecord.Builder host, RoundChoice choice, boolean complete) {
    MatchResult result = choice.result();
    Classification classification = Classification.of(result);
    var observed = new ObservedPoints(choice.fingerprint(), points, rules);
    List<OsMatch> matches =
        result.matches().stream().map(match -> toRecord(match, observed)).toList();
    host.setOutcome(complete ? outcome(result) : Outcome.INCOMPLETE)
        .setReason(complete ? null : CUT_SHORT)
        .setStatus(result.status())
        .setPerfectMatches(result.perfectMatches())
        .setMatches(matches)
        .setClassificationStatus(classification.status())
        .setPerfectClasses(classification.perfectClasses())
        .setClassification(classification.classes().stream().map(this::toRecord).toList())
        .setBest(verdicts.of(result, choice.fingerprint(), observed).orElse(null))
        .setAttributesObserved(observed.attributes());
  }

  private static void addSequences(HostRecord.Builder host, RoundFingerprint round) {
    Sequences sequences = round.getSequences();
    host.setSequences(sequences).setUptime(sequences.getUptime());
  }

  private static Outcome outcome(MatchResult result) {
    return switch (result.status()) {
      case SUCCESS -> result.isExact() ? Outcome.EXACT : Outcome.GUESS;
      case TOO_MANY_MATCHES -> Outcome.TOO_MANY;
      case NO_MATCHES -> Outcome.NO_MATCH;
    };
  }

  private OsMatch toRecord(Match match, ObservedPoints observed) {
    Overlap overlap = observed.with(match.reference());
    return OsMatch.newBuilder()
        .setName(match.reference().name())
        .setAccuracy(match.accuracy())
        .setReferenceId(match.reference().id())
        .setDatabaseGeneration(match.reference().isLocal() ? overlay : generation)
        .setLine(match.reference().line())
        .setClasses(classes.of(match.reference().classes()))
        .setAdjustedAccuracy(overlap.adjusted(match.accuracy()))
        .setAttributesCompared(overlap.attributes())
        .build();
  }

  private ClassMatch toRecord(Classification.ClassAccuracy classAccuracy) {
    return ClassMatch.newBuilder()
        .setOsClass(classes.of(classAccuracy.osClass()))
        .setAccuracy(classAccuracy.accuracy())
        .build();
  }
}
