package io.stackprint.service;

import java.util.Locale;

/**
 * Every number of our own that a service tells, and the only place where its name is written. Kafka
 * and the JVM tell theirs beside them.
 */
public enum Measure {
  /** Counter. */
  DEAD_LETTERS("Records put aside because they could not be used; the tag cause says why"),
  /** Timer. */
  MATCH_TIME("Time to match one host against the database"),
  /** Counter. */
  PROBES_SENT("Packets that left for targets: discovery, port scan and rounds"),
  /** Counter. */
  PROBES_FAILED("Packets that this machine's own system refused to send"),
  /** Counter. */
  REPLIES_RECEIVED("Packets that came from, or about, a target under way"),
  /** Counter. */
  STRAY_PACKETS("Packets that were captured and concerned no target under way"),
  /** Counter. */
  CAPTURE_DROPS("Packets that came in and were dropped before they could be looked at"),
  /** Gauge. */
  HOSTS_UNDER_WAY("Targets begun and not done; each has one open round at most"),
  /** Counter. */
  HOSTS_SKIPPED("Targets that were not probed, because they are down or for another reason"),
  /** Counter. */
  ROUNDS_CLOSED("Rounds that were probed to their end"),
  /** Counter. */
  ROUNDS_INCOMPLETE("Rounds that were broken off, or of which a packet could not be sent");

  private final String description;

  Measure(String description) {
    this.description = description;
  }

  /** Its name to Micrometer, such as {@code stackprint.dead.letters}. */
  public String meterName() {
    return "stackprint." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** What it tells, a phrase with its unit. */
  public String description() {
    return description;
  }
}
