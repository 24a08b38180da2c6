package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.matcher.expression.Alternatives;
import io.stackprint.matcher.expression.ValueGrammar;
import java.util.Optional;

/**
 * Whether the T and the TG of one line can come from the same host.
 *
 * <p>T is the initial time to live, TG the guess of it from what arrived: the next of 32, 64, 128
 * and 255. A packet that started at T and lost a hop each on at most {@value #MOST_HOPS} routers
 * must be able to give TG.
 */
final class TtlCheck {
  private static final int MOST_HOPS = 32;

  private TtlCheck() {}

  /** What is odd about the line, if anything. */
  static Optional<String> oddity(ReferenceLine line) {
    Optional<String> t = expression(line, Attribute.T);
    Optional<String> tg = expression(line, Attribute.TG);
    if (t.isPresent() && tg.isEmpty()) {
      return Optional.of(
          line.test() + ": T=" + t.get() + " without TG, for hosts of unknown distance");
    }
    if (t.isEmpty() && tg.isPresent()) {
      return Optional.of(
          line.test() + ": TG=" + tg.get() + " without T, for hosts of known distance");
    }
    if (t.isPresent() && tg.isPresent() && !agree(t.get(), tg.get())) {
      String both = "T=" + t.get() + " and TG=" + tg.get();
      return Optional.of(line.test() + ": " + both + " cannot come from one host");
    }
    return Optional.empty();
  }

  private static Optional<String> expression(ReferenceLine line, Attribute attribute) {
    return Optional.ofNullable(line.expressions().get(attribute));
  }

  /** True when some alternative of each fits the other, or when one is not understood here. */
  private static boolean agree(String t, String tg) {
    return Alternatives.of(tg, false).stream()
        .anyMatch(guess -> Alternatives.of(t, false).stream().anyMatch(a -> agreesWith(a, guess)));
  }

  private static boolean agreesWith(String alternative, String guess) {
    int dash = alternative.indexOf('-');
    String low = dash < 0 ? alternative : alternative.substring(0, dash);
    String high = dash < 0 ? alternative : alternative.substring(dash + 1);
    if (!ValueGrammar.isNumber(low) || !ValueGrammar.isNumber(high)) {
      return true;
    }
    long arrivedAtMost = ValueGrammar.toNumber(high);
    long arrivedAtLeast = ValueGrammar.toNumber(low) - MOST_HOPS;
    return switch (guess) {
      case "20" -> arrivedAtLeast <= 32;
      case "40" -> arrivedAtLeast <= 64 && arrivedAtMost > 32;
      case "80" -> arrivedAtLeast <= 128 && arrivedAtMost > 64;
      case "FF" -> arrivedAtMost > 128;
      default -> true;
    };
  }
}
