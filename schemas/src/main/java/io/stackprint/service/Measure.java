package io.stackprint.service;

import java.util.Locale;

/**
 * Every number of our own that a service tells, and the only place where its name is written. Kafka
 * and the JVM tell theirs beside them.
 */
public enum Measure {
  /** Counter. */
  DEAD_LETTERS("Records put aside because they could not be used; the tag cause says why");

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
