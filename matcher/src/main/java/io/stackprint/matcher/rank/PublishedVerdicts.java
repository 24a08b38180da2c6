package io.stackprint.matcher.rank;

import io.stackprint.matcher.database.Sha256;
import io.stackprint.record.BestVerdict;
import io.stackprint.record.HostRecord;
import io.stackprint.record.OsClass;
import io.stackprint.record.OsMatch;
import io.stackprint.record.Outcome;
import io.stackprint.record.PublishedVerdict;
import io.stackprint.record.VerdictSummary;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is remembered of a host record, and when two of them say the same.
 *
 * <p>A verdict is <b>another</b> when anything differs that a reader of the host record learns: the
 * outcome, or the list of matches with names, accuracies and classes. Ids, line numbers and
 * generations are no part of it: they differ with every import. It is a <b>change</b> when the
 * outcome or the name of the best match differs; accuracies alone move with chance from one
 * observation to the next.
 */
public final class PublishedVerdicts {
  private static final char END = '\n';

  private PublishedVerdicts() {}

  /** What is remembered of a record. */
  public static PublishedVerdict of(HostRecord host) {
    return PublishedVerdict.newBuilder().setDigest(digest(host)).setSummary(summary(host)).build();
  }

  /** True when a reader of the record learns something else. */
  public static boolean isAnother(PublishedVerdict before, PublishedVerdict after) {
    return !before.getDigest().equals(after.getDigest());
  }

  /** True when the outcome or the best match is another. */
  public static boolean isChange(VerdictSummary before, VerdictSummary after) {
    return before.getOutcome() != after.getOutcome() || !before.getName().equals(after.getName());
  }

  private static VerdictSummary summary(HostRecord host) {
    Optional<BestVerdict> best = named(host);
    return VerdictSummary.newBuilder()
        .setOutcome(host.getOutcome())
        .setName(best.map(BestVerdict::getName).orElse(null))
        .setAccuracy(best.map(BestVerdict::getAccuracy).orElse(null))
        .setObservation(host.getObservation())
        .setDatabaseGeneration(host.getDatabaseGeneration())
        .setOverlayGeneration(host.getOverlayGeneration())
        .build();
  }

  /** The best match; of too many perfect ones none is better than the rest. */
  private static Optional<BestVerdict> named(HostRecord host) {
    return host.getOutcome() == Outcome.TOO_MANY ? Optional.empty() : host.getBest();
  }

  private static String digest(HostRecord host) {
    var text = new StringBuilder();
    text.append(host.getOutcome()).append(END).append(host.getPerfectMatches()).append(END);
    host.getMatches().forEach(match -> append(text, match));
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder text, OsMatch match) {
    text.append(match.getName()).append(END).append(match.getAccuracy()).append(END);
    match.getClasses().forEach(osClass -> append(text, osClass));
  }

  private static void append(StringBuilder text, OsClass osClass) {
    text.append('|').append(osClass.getVendor()).append('|').append(osClass.getFamily());
    text.append('|').append(osClass.getGeneration().orElse(""));
    text.append('|').append(osClass.getDeviceType()).append(osClass.getCpe22()).append(END);
  }
}
