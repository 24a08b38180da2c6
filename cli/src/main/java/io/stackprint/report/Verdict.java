package io.stackprint.report;

import io.stackprint.record.HostRecord;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.OsMatch;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of the matches of one host.
 *
 * @param kind what was found
 * @param good the conditions of the scan were good
 * @param guessing near matches are worth naming: asked for, or the conditions were not good
 * @param matches the matches to name: the perfect ones, else the near ones; whether near ones are
 *     named in text depends on {@code guessing}
 */
record Verdict(Kind kind, boolean good, boolean guessing, List<OsMatch> matches) {
  /** More perfect matches than this say nothing about the host. */
  private static final int MOST_PERFECT = 8;

  private static final int MOST_NEAR = 10;
  private static final double NEAR = 0.10;

  enum Kind {
    /** Perfect matches, few enough to name. */
    EXACT,
    /** Near matches only. */
    NEAR,
    NONE,
    /** More perfect matches than mean anything. */
    TOO_MANY
  }

  /** The verdict on a host; empty when it was not matched, because it was skipped. */
  static Optional<Verdict> of(HostRecord host, ReportOptions options) {
    boolean good = host.getFingerprint().getQuality().getGood();
    boolean guessing = options.guess() || !good;
    return host.getStatus()
        .map(status -> kind(status, host.getPerfectMatches(), options.detail()))
        .map(kind -> new Verdict(kind, good, guessing, named(kind, host)));
  }

  private static Kind kind(MatchStatus status, int perfect, Detail detail) {
    return switch (status) {
      case TOO_MANY_MATCHES -> Kind.TOO_MANY;
      case NO_MATCHES -> Kind.NONE;
      case SUCCESS -> {
        if (perfect > MOST_PERFECT && !detail.debug()) {
          yield Kind.TOO_MANY;
        }
        yield perfect > 0 ? Kind.EXACT : Kind.NEAR;
      }
    };
  }

  private static List<OsMatch> named(Kind kind, HostRecord host) {
    List<OsMatch> all = host.getMatches();
    return switch (kind) {
      case EXACT -> all.subList(0, Math.min(host.getPerfectMatches(), all.size()));
      case NEAR -> all.stream().limit(MOST_NEAR).takeWhile(match -> isNear(match, all)).toList();
      case NONE, TOO_MANY -> List.of();
    };
  }

  private static boolean isNear(OsMatch match, List<OsMatch> all) {
    return match.getAccuracy() > all.get(0).getAccuracy() - NEAR;
  }

  /** The fingerprint is worth submitting: nothing matches although the conditions were good. */
  boolean submittable() {
    return good && (kind == Kind.NEAR || kind == Kind.NONE);
  }

  /** Whether the report shows the fingerprint. */
  boolean showsFingerprint(Detail detail) {
    return submittable() || detail.full();
  }

  /** Whether the fingerprint is shown in the form for submission. */
  boolean wrapsFingerprint() {
    return submittable() || kind == Kind.EXACT;
  }

  /** What the fingerprint says of itself in its attribute G. */
  boolean marksFingerprintGood() {
    return good && kind != Kind.TOO_MANY;
  }

  /** An accuracy as whole percent, rounded down. */
  static int percent(double accuracy) {
    return (int) Math.floor(accuracy * 100);
  }
}
