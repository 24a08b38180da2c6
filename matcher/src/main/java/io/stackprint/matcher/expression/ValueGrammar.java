package io.stackprint.matcher.expression;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.List;
import java.util.Set;

/**
 * The values that an attribute of a subject can ever have, over both releases.
 *
 * <p>What lies outside can be written in a reference but never be observed: RID prints {@code G}
 * for the id that was sent, so {@code RID=1042} waits in vain.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">TCP/IP Fingerprinting Methods</a>
 */
public final class ValueGrammar {
  private static final long U8 = 0xFF;
  private static final long U16 = 0xFFFF;
  private static final long U32 = 0xFFFF_FFFFL;
  private static final String FLAGS = "EUAPRSF";
  private static final String UPPER_CASE_DIGITS = "0123456789ABCDEF";

  private enum Text {
    NONE,
    OPTIONS,
    FLAGS
  }

  /** Numbers from low to high, both included. */
  private record Interval(long low, long high) {
    boolean meets(long from, long to) {
      return from <= high && low <= to;
    }
  }

  private final Text text;
  private final Set<String> words;
  private final List<Interval> numbers;

  private ValueGrammar(Text text, Set<String> words, Interval... numbers) {
    this.text = text;
    this.words = words;
    this.numbers = List.of(numbers);
  }

  /** The grammar of one attribute of one test. */
  public static ValueGrammar of(TestName test, Attribute attribute) {
    return switch (attribute) {
      case GCD -> numbers(0, 0x8000_0000L); // differences are taken the shorter way round
      case SP, ISR, UN, RD -> numbers(0, U32);
      case TI, CI -> wordsAnd(Set.of("Z", "RD", "RI", "BI", "I"), new Interval(1, U16));
      case II -> wordsAnd(Set.of("Z", "RI", "BI", "I"), new Interval(1, U16)); // two ids: never RD
      case SS -> words("S", "O");
      case TS -> // rates up to 5.66/s give 1, the next logarithm is 3; 2^31 ticks in 1 µs give 33
          wordsAnd(Set.of("U"), new Interval(0, 1), new Interval(3, 0x33));
      case O1, O2, O3, O4, O5, O6, O -> new ValueGrammar(Text.OPTIONS, Set.of());
      case W1, W2, W3, W4, W5, W6, W -> numbers(0, U16);
      case R, DF -> words("Y", "N");
      case DFI -> words("Y", "S", "N", "O");
      case T -> // up to 255 + 65 hops; a negative result wraps at 2^16 (7.93) or 2^32 (7.99)
          wordsAnd(
              Set.of(),
              new Interval(0, 0x140),
              new Interval(0xFF00, U16),
              new Interval(0xFFFF_FF00L, U32));
      case TG -> words("20", "40", "80", "FF");
      case S -> words("Z", "A", "A+", "O");
      case A -> words("Z", "S", "S+", "O");
      case F -> new ValueGrammar(Text.FLAGS, Set.of());
      case CC -> words("Y", "N", "S", "O");
      case Q -> words("", "R", "U", "RU");
      case IPL -> numbers(0x38, U16); // two IP headers, an ICMP and a UDP header at least
      case RIPL -> allBut(0x148);
      case RID -> allBut(0x1042);
      case RIPCK -> words("G", "Z", "I");
      case RUCK -> wordsAnd(Set.of("G"), new Interval(0, U16));
      case RUD -> words("G", "I");
      case CD -> wordsAnd(Set.of("Z", "S", "O"), new Interval(1, U8));
    };
  }

  private static ValueGrammar words(String... words) {
    return new ValueGrammar(Text.NONE, Set.of(words));
  }

  private static ValueGrammar numbers(long low, long high) {
    return wordsAnd(Set.of(), new Interval(low, high));
  }

  private static ValueGrammar wordsAnd(Set<String> words, Interval... numbers) {
    return new ValueGrammar(Text.NONE, words, numbers);
  }

  /** Sixteen bits, except that the value sent prints as G. */
  private static ValueGrammar allBut(long sent) {
    return wordsAnd(Set.of("G"), new Interval(0, sent - 1), new Interval(sent + 1, U16));
  }

  /** True when a subject can have a number between these, both included. */
  public boolean allowsBetween(long low, long high) {
    return numbers.stream().anyMatch(interval -> interval.meets(low, high))
        || words.stream()
            .filter(ValueGrammar::isNumber)
            .mapToLong(ValueGrammar::toNumber)
            .anyMatch(word -> low <= word && word <= high);
  }

  /**
   * True when a subject can have this value. Leading zeros are overlooked, and in an option string
   * a bracketed expression stands for any number.
   */
  public boolean allows(String value) {
    if (words.contains(value)) {
      return true;
    }
    return switch (text) {
      case OPTIONS -> areOptions(value);
      case FLAGS -> areFlags(value);
      case NONE -> isNumber(value) && allowsBetween(toNumber(value), toNumber(value));
    };
  }

  /**
   * True when these alternatives accept nearly all that a subject can have: every word of a closed
   * list, or, of numbers, fifteen in sixteen and all words beside them. Option strings and flags
   * have no such expression.
   */
  public boolean isNearlyAll(List<String> alternatives) {
    if (text != Text.NONE) {
      return false;
    }
    boolean allWords = alternatives.containsAll(words);
    if (numbers.isEmpty()) {
      return allWords;
    }
    return allWords && alternatives.stream().anyMatch(this::spansNearlyAll);
  }

  private boolean spansNearlyAll(String range) {
    int dash = range.indexOf('-');
    if (dash < 0 || !isNumber(range.substring(0, dash)) || !isNumber(range.substring(dash + 1))) {
      return false;
    }
    long low = toNumber(range.substring(0, dash));
    long high = toNumber(range.substring(dash + 1));
    Interval first = numbers.get(0);
    Interval last = numbers.get(numbers.size() - 1);
    long all = last.high() - first.low();
    return Math.min(high, last.high()) - Math.max(low, first.low()) >= all / 16 * 15;
  }

  /** True for at most 16 upper-case hexadecimal digits without sign, as subjects print numbers. */
  public static boolean isNumber(String text) {
    return !text.isEmpty()
        && Hex.stripped(text).length() < 16
        && text.chars().allMatch(digit -> UPPER_CASE_DIGITS.indexOf(digit) >= 0);
  }

  /**
   * The number that a text {@linkplain #isNumber is}.
   *
   * @throws NumberFormatException if it is none
   */
  public static long toNumber(String text) {
    return Long.parseUnsignedLong(Hex.stripped(text), 16);
  }

  private static boolean areFlags(String value) {
    int next = 0;
    for (int at = 0; at < value.length(); at++) {
      int flag = FLAGS.indexOf(value.charAt(at), next);
      if (flag < 0) {
        return false;
      }
      next = flag + 1;
    }
    return true;
  }

  private static boolean areOptions(String value) {
    int at = 0;
    while (at < value.length()) {
      int length =
          switch (value.charAt(at)) {
            case 'L', 'N', 'S' -> 0;
            case 'M' -> numberLength(value, at + 1, 4);
            case 'W' -> numberLength(value, at + 1, 2);
            case 'T' -> areTimestampDigits(value, at + 1) ? 2 : -1;
            default -> -1;
          };
      if (length < 0) {
        return false;
      }
      at += 1 + length;
    }
    return true;
  }

  private static boolean areTimestampDigits(String value, int at) {
    return at + 2 <= value.length()
        && "01".indexOf(value.charAt(at)) >= 0
        && "01".indexOf(value.charAt(at + 1)) >= 0;
  }

  private static int numberLength(String value, int at, int mostDigits) {
    if (value.startsWith("[", at)) {
      int close = value.indexOf(']', at);
      return close < 0 ? -1 : close + 1 - at;
    }
    int end = at;
    while (Hex.isDigit(value, end) && !Character.isLowerCase(value.charAt(end))) {
      end++;
    }
    return end == at || end - at > mostDigits ? -1 : end - at;
  }
}
