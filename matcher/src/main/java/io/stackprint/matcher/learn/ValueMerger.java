package io.stackprint.matcher.learn;

import io.stackprint.fingerprint.Attribute;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Words the values that were seen of one attribute as one expression.
 *
 * <p>Most attributes become alternatives. Some values are samples of a random quantity, or depend
 * on the way to the host; for them a range is the truer statement:
 *
 * <ul>
 *   <li>SP and ISR are statistics of six numbers. Over many scans of one Linux host they spread by
 *       about ten around their centre, so the range is widened by {@value #STATISTIC_MARGIN} on
 *       both sides.
 *   <li>GCD of random numbers is small but not always 1: values up to 6 become {@code 1-6}.
 *   <li>T counts hops, and a router more or less on the way back shifts it: widened by {@value
 *       #HOP_MARGIN}.
 *   <li>TS of a clock without a fixed rate is a logarithm of chance: one range from the least to
 *       the greatest.
 * </ul>
 */
final class ValueMerger {
  private static final long STATISTIC_MARGIN = 6;
  private static final long HOP_MARGIN = 5;
  private static final long SMALL_GCD = 6;
  private static final long FASTEST_CLASS = 0xA;

  private ValueMerger() {}

  /**
   * One expression that accepts all these values and, for the attributes above, those between.
   *
   * @param values at least one
   */
  static String merge(Attribute attribute, Collection<String> values) {
    return switch (attribute) {
      case SP, ISR -> widened(values, STATISTIC_MARGIN);
      case T -> widened(values, HOP_MARGIN);
      case GCD -> gcd(values);
      case TS -> ranged(values, number -> number > FASTEST_CLASS);
      default -> alternatives(new TreeSet<>(values));
    };
  }

  private static String gcd(Collection<String> values) {
    List<Long> numbers = values.stream().map(ValueMerger::number).toList();
    boolean allSmall = numbers.stream().allMatch(number -> number >= 1 && number <= SMALL_GCD);
    return allSmall ? "1-" + SMALL_GCD : alternatives(new TreeSet<>(values));
  }

  /** One range over all values but 0, which is a statement of its own and stays alone. */
  private static String widened(Collection<String> values, long margin) {
    List<Long> numbers =
        values.stream().map(ValueMerger::number).filter(number -> number > 0).sorted().toList();
    if (numbers.isEmpty()) {
      return "0";
    }
    long low = Math.max(1, numbers.get(0) - margin);
    long high = numbers.get(numbers.size() - 1) + margin;
    return hex(low) + "-" + hex(high) + (values.contains("0") ? "|0" : "");
  }

  /** The numbers that belong together become one range, in front of all other values. */
  private static String ranged(Collection<String> values, Predicate<Long> together) {
    var numbers = new TreeSet<Long>();
    SortedSet<String> others = new TreeSet<>();
    for (String value : values) {
      if (value.matches("[0-9A-F]+") && together.test(number(value))) {
        numbers.add(number(value));
      } else {
        others.add(value);
      }
    }
    if (numbers.size() < 2) {
      return alternatives(new TreeSet<>(values));
    }
    String range = hex(numbers.first()) + "-" + hex(numbers.last());
    return others.isEmpty() ? range : range + "|" + alternatives(others);
  }

  // The empty value comes last: in front of a bar, Nmap 7.93 lets it match anything.
  private static String alternatives(SortedSet<String> values) {
    boolean mayBeEmpty = values.remove("");
    return String.join("|", values) + (mayBeEmpty && !values.isEmpty() ? "|" : "");
  }

  private static long number(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }

  private static String hex(long number) {
    return Long.toHexString(number).toUpperCase(Locale.ROOT);
  }
}
