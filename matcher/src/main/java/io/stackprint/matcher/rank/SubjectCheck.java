package io.stackprint.matcher.rank;

import static io.stackprint.refusal.FieldCheck.range;

import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.refusal.RefusedRecordException;
import java.util.regex.Pattern;

/**
 * What no fingerprinter writes. A value that no stack has been seen to give is let through: it is
 * signal, and matches nothing. One that cannot stand in a fingerprint, or a number outside what its
 * schema says, is refused at the door, so that nothing behind it can fail.
 */
public final class SubjectCheck {
  private static final int MOST_PROBES = 23;
  private static final int LONGEST_VALUE = 200; // a full option area prints as less

  /** What Nmap prints as the value of an attribute, whatever it is. */
  private static final Pattern VALUE =
      Pattern.compile("[0-9A-Za-z+]{0,%d}".formatted(LONGEST_VALUE));

  private SubjectCheck() {}

  /**
   * Refuses a fingerprint that cannot be one.
   *
   * @throws RefusedRecordException if a number is out of range, or a value is none
   */
  public static void require(SubjectFingerprint subject) {
    range("startedAtNanos", subject.getStartedAtNanos(), 0, Long.MAX_VALUE);
    range("endedAtNanos", subject.getEndedAtNanos(), 0, Long.MAX_VALUE);
    if (!Double.isFinite(subject.getQuality().getTimingRatio())) {
      throw new RefusedRecordException("quality.timingRatio: expected a finite number");
    }
    subject.getRounds().forEach(SubjectCheck::require);
  }

  private static void require(RoundFingerprint round) {
    range("round", round.getRound(), 1, Integer.MAX_VALUE);
    range("probesSent", round.getProbesSent(), 0, MOST_PROBES);
    range("probesAnswered", round.getProbesAnswered(), 0, MOST_PROBES);
    FingerprintRecords.fromRecord(round.getTests()).lines().forEach(SubjectCheck::require);
  }

  private static void require(TestLine line) {
    line.values()
        .forEach(
            (attribute, value) -> {
              if (!VALUE.matcher(value).matches()) {
                throw new RefusedRecordException(
                    "%s of %s: expected at most %d letters, digits and +, found others"
                        .formatted(attribute, line.test(), LONGEST_VALUE));
              }
            });
  }
}
