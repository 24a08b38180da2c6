package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.matcher.rank.PublishedVerdicts;
import io.stackprint.record.Cause;
import io.stackprint.record.PublishedVerdict;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.VerdictSummary;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.TopicReader;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What two databases say of the known hosts.
 *
 * @param before by the one
 * @param after by the other
 */
record HostVerdicts(HostClassifier before, HostClassifier after) {

  /** Gives a line for each host of which they say something else, and one that counts them. */
  void compare(Cluster cluster, Consumer<String> lines) {
    Map<HostKey, SubjectFingerprint> known =
        new TopicReader<>(cluster.topics().fingerprints(), cluster.clientProperties()).latest();
    long others =
        known.entrySet().stream()
            .sorted(Comparator.comparing(host -> host.getKey().toString()))
            .filter(host -> isAnother(host.getKey(), host.getValue(), lines))
            .count();
    lines.accept("%d of %d known hosts would get another verdict".formatted(others, known.size()));
  }

  private boolean isAnother(HostKey host, SubjectFingerprint subject, Consumer<String> lines) {
    PublishedVerdict was = PublishedVerdicts.of(before.classify(subject, Cause.DATABASE));
    PublishedVerdict is = PublishedVerdicts.of(after.classify(subject, Cause.DATABASE));
    boolean another = PublishedVerdicts.isAnother(was, is);
    if (another) {
      lines.accept(host + ": " + text(was.getSummary()) + " -> " + text(is.getSummary()));
    }
    return another;
  }

  private static String text(VerdictSummary verdict) {
    String outcome = verdict.getOutcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return verdict
        .getName()
        .map(name -> "%s (%s %.0f %%)".formatted(name, outcome, floor(verdict)))
        .orElse(outcome);
  }

  private static double floor(VerdictSummary verdict) {
    return Math.floor(100 * verdict.getAccuracy().orElse(0.0));
  }
}
