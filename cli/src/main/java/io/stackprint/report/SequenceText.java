package io.stackprint.report;

import io.stackprint.record.IpIdClass;
import io.stackprint.record.Sequences;
import io.stackprint.record.TimestampClass;

/** Nmap's words for the classes of sequences. */
final class SequenceText {
  /** With this many replies or fewer nothing is said of initial sequence numbers. */
  private static final int TOO_FEW_ISNS = 3;

  /** With this many replies or fewer nothing is said of IP ids and timestamps. */
  private static final int TOO_FEW_IDS = 2;

  private SequenceText() {}

  static boolean predictionKnown(Sequences sequences) {
    return sequences.getIsns().size() > TOO_FEW_ISNS;
  }

  static boolean idsKnown(Sequences sequences) {
    return sequences.getIsns().size() > TOO_FEW_IDS;
  }

  /** How hard the next initial sequence number is to predict, as a number. */
  static int index(Sequences sequences) {
    return sequences.getPredictability().orElse(0);
  }

  /** The same in words. */
  static String difficulty(int index) {
    if (index < 3) {
      return "Trivial joke";
    } else if (index < 6) {
      return "Easy";
    } else if (index < 11) {
      return "Medium";
    } else if (index < 12) {
      return "Formidable";
    }
    return index < 16 ? "Worthy challenge" : "Good luck!";
  }

  static String text(IpIdClass ipIds) {
    return switch (ipIds) {
      case CONSTANT -> "Duplicated ipid (!)";
      case INCREMENTAL -> "Incremental";
      case INCREMENTAL_BY_2 -> "Incrementing by 2";
      case BROKEN_INCREMENTAL -> "Broken little-endian incremental";
      case RANDOMIZED -> "Randomized";
      case RANDOM_POSITIVE_INCREMENTS -> "Random positive increments";
      case ZERO -> "All zeros";
      case UNKNOWN -> "Busy server or unknown class";
    };
  }

  static String text(TimestampClass timestamps) {
    return switch (timestamps) {
      case ZERO -> "zero timestamp";
      case HZ_2 -> "2HZ";
      case HZ_100 -> "100HZ";
      case HZ_1000 -> "1000HZ";
      case OTHER -> "other";
      case UNSUPPORTED -> "none returned (unsupported)";
      case UNKNOWN -> "unknown class";
    };
  }
}
