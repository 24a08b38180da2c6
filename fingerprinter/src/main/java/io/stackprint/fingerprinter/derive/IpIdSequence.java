package io.stackprint.fingerprinter.derive;

import io.stackprint.record.IpIdClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How a host draws the identification of its datagrams.
 *
 * @param kind the class
 * @param text what TI, CI or II show, empty when the class is unknown
 * @see <a href="https://nmap.org/book/osdetect-methods.html">IP ID sequence generation (TI, CI,
 *     II)</a>
 */
public record IpIdSequence(IpIdClass kind, Optional<String> text) {
  /** Fewest SEQ replies for TI. */
  public static final int FEWEST_FOR_TI = 3;

  /** Fewest replies of T5 to T7 for CI. */
  public static final int FEWEST_FOR_CI = 2;

  /** Fewest echo replies for II. */
  public static final int FEWEST_FOR_II = 2;

  /** Not enough to say anything. */
  public static final IpIdSequence UNKNOWN = new IpIdSequence(IpIdClass.UNKNOWN, Optional.empty());

  private static final long LARGEST_RISE = 20_000; // above it, ids count as random

  /**
   * Classifies identifications in the order of their probes.
   *
   * @param ids each 0 to 65535
   * @param fewest how many there must be
   * @param local whether the target is the scanning machine itself, whose own probes count up the
   *     same counter in between
   */
  public static IpIdSequence of(List<Integer> ids, int fewest, boolean local) {
    if (ids.size() < fewest) {
      return UNKNOWN;
    }
    long[] rises = rises(ids);
    if (ids.size() > 2 && Arrays.stream(rises).anyMatch(rise -> rise > LARGEST_RISE)) {
      return of(IpIdClass.RANDOMIZED, "RD");
    }
    if (ids.stream().allMatch(id -> id == 0)) {
      return of(IpIdClass.ZERO, "Z");
    }
    int[] differences = Arrays.stream(rises).mapToInt(rise -> (int) (rise & 0xFFFF)).toArray();
    return classify(ids.get(0), local ? withoutOwnProbes(differences) : differences);
  }

  /** True for the classes in which a counter that TCP and ICMP share can be told: see SS. */
  boolean isCounter() {
    return kind == IpIdClass.INCREMENTAL
        || kind == IpIdClass.BROKEN_INCREMENTAL
        || kind == IpIdClass.RANDOM_POSITIVE_INCREMENTS;
  }

  /** The order of the questions matters: the first that is answered yes decides. */
  private static IpIdSequence classify(int first, int[] differences) {
    if (all(differences, d -> d == 0)) {
      return of(IpIdClass.CONSTANT, Hex.of(first));
    }
    if (!all(differences, d -> d <= 1000 || (d % 256 == 0 && d < 25_600))) {
      return of(IpIdClass.RANDOM_POSITIVE_INCREMENTS, "RI");
    }
    if (all(differences, d -> d % 256 == 0 && d <= 5120)) {
      return of(IpIdClass.BROKEN_INCREMENTAL, "BI"); // a counter in the wrong byte order
    }
    if (all(differences, d -> d % 2 == 0)) {
      return of(IpIdClass.INCREMENTAL_BY_2, "I");
    }
    if (all(differences, d -> d <= 9)) {
      return of(IpIdClass.INCREMENTAL, "I");
    }
    return UNKNOWN;
  }

  /** Differences modulo 2^32: a decrease becomes a huge rise. */
  private static long[] rises(List<Integer> ids) {
    var rises = new long[ids.size() - 1];
    for (int i = 0; i < rises.length; i++) {
      rises[i] = (ids.get(i + 1) - ids.get(i)) & 0xFFFF_FFFFL;
    }
    return rises;
  }

  private static int[] withoutOwnProbes(int[] differences) {
    if (!all(differences, d -> d >= 2)) {
      return differences;
    }
    return Arrays.stream(differences).map(d -> d % 256 == 0 ? d - 256 : d - 1).toArray();
  }

  private static boolean all(int[] values, IntPredicate condition) {
    return Arrays.stream(values).allMatch(condition);
  }

  private static IpIdSequence of(IpIdClass kind, String text) {
    return new IpIdSequence(kind, Optional.of(text));
  }
}
