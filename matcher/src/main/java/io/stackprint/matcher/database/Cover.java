package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.matcher.expression.Alternatives;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.matcher.expression.ValueGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression accepts, to be compared with what another one does.
 *
 * <p>Alternatives are looked at one by one: a range is covered only by one that holds all of it. So
 * a cover is certain, and one that takes two alternatives may be missed.
 *
 * @param texts all alternatives as they stand
 * @param spans those that are numbers, ranges or bounds
 */
record Cover(Set<String> texts, List<Span> spans) {

  /** Numbers from low to high, both included. */
  private record Span(String text, long low, long high) {
    boolean holds(Span other) {
      return low <= other.low && other.high <= high;
    }
  }

  /** What this expression accepts. */
  static Cover of(Attribute attribute, String expression) {
    var texts = new HashSet<String>();
    var spans = new ArrayList<Span>();
    for (String one : Alternatives.of(expression, Expressions.BRACKETED.contains(attribute))) {
      texts.add(one);
      span(one).ifPresent(spans::add);
    }
    return new Cover(texts, spans);
  }

  private static Optional<Span> span(String text) {
    if (text.startsWith("<") || text.startsWith(">")) {
      String bound = text.substring(1);
      if (!ValueGrammar.isNumber(bound)) {
        return Optional.empty();
      }
      long number = ValueGrammar.toNumber(bound);
      return Optional.of(
          text.startsWith("<")
              ? new Span(text, 0, number - 1)
              : new Span(text, number + 1, Long.MAX_VALUE));
    }
    int dash = text.indexOf('-');
    String low = dash < 0 ? text : text.substring(0, dash);
    String high = text.substring(dash + 1);
    return ValueGrammar.isNumber(low) && ValueGrammar.isNumber(high)
        ? Optional.of(new Span(text, ValueGrammar.toNumber(low), ValueGrammar.toNumber(high)))
        : Optional.empty();
  }

  /** True when every value that the other one accepts is accepted here. */
  boolean covers(Cover other) {
    return other.texts.stream().allMatch(text -> texts.contains(text) || holds(other, text));
  }

  /** True when the alternative of this text, in the other cover, is a span that one here holds. */
  private boolean holds(Cover other, String text) {
    for (Span wide : spans) {
      for (Span narrow : other.spans) {
        if (wide.holds(narrow) && narrow.text().equals(text)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A text that a cover of this one must have, unless it has a span that holds it. */
  String first() {
    return texts.iterator().next();
  }

  /** False when only a cover with the same texts can cover this one. */
  boolean hasSpans() {
    return !spans.isEmpty();
  }
}
