package io.stackprint.report;

import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.Quality;
import io.stackprint.record.SubjectFingerprint;
import java.util.Locale;
import java.util.Optional;

/** Nmap's words for what made the conditions of a scan less than ideal. */
final class QualityText {
  private QualityText() {}

  /** The reason that Nmap names: the first that holds; empty when conditions were good. */
  static Optional<String> reason(SubjectFingerprint subject) {
    Quality quality = subject.getQuality();
    return quality.getReasons().stream()
        .findFirst()
        .map(
            reason ->
                switch (reason) {
                  case SCAN_DELAY ->
                      "Scan delay%s is greater than 500".formatted(scanDelay(quality));
                  case TIMING_TEMPLATE_5 -> "Timing level 5 (Insane) used";
                  case NO_OPEN_TCP_PORT -> "Missing an open TCP port so results incomplete";
                  case NO_CLOSED_TCP_PORT -> "Missing a closed TCP port so results incomplete";
                  case NEGATIVE_DISTANCE ->
                      "Host distance%s appears to be negative".formatted(hops(subject));
                  case TOO_DISTANT ->
                      "Host distance%s is greater than five".formatted(hops(subject));
                  case TIMING_RATIO ->
                      String.format(
                          Locale.ROOT,
                          "maxTimingRatio (%e) is greater than 1.4",
                          quality.getTimingRatio());
                  case NO_CLOSED_UDP_PORT ->
                      "Didn't receive UDP response. Please try again with -sSU";
                });
  }

  private static String scanDelay(Quality quality) {
    return quality.getScanDelayMillis().map(millis -> " (" + millis + ")").orElse("");
  }

  /** A traceroute comes too late for the verdict: then the hops that it judged are not known. */
  private static String hops(SubjectFingerprint subject) {
    return subject
        .getDistance()
        .filter(distance -> distance.getMethod() != DistanceMethod.TRACEROUTE)
        .map(Distance::getHops)
        .map(known -> " (" + known + " network hops)")
        .orElse("");
  }
}
