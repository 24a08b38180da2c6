package io.stackprint.prober.pace;

import java.util.Arrays;

/** Why a target is passed over before anything is known of it; travels as its text. */
public enum SkipReason {
  /** It did not answer. */
  DOWN("host is down"),
  /** Its silence tells nothing: this machine's own system refused to send. */
  NOT_SENT("packets could not be sent"),
  /** This machine knows no way to it. */
  NO_ROUTE("no route to this address"),
  /** It may not be probed. */
  OUT_OF_SCOPE("out of scope"),
  /** Whoever began the scan ended it. */
  INTERRUPTED("interrupted");

  private final String text;

  SkipReason(String text) {
    this.text = text;
  }

  /** As it stands in records, a phrase. */
  public String text() {
    return text;
  }

  /** Whether this is the text of one of these; other reasons are for hosts that are up. */
  public static boolean isOne(String text) {
    return Arrays.stream(values()).anyMatch(reason -> reason.text.equals(text));
  }
}
