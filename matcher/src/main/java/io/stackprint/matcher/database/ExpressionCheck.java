package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.expression.Alternatives;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.matcher.expression.ValueGrammar;
import io.stackprint.record.NmapProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at one expression, alternative by alternative. */
final class ExpressionCheck {
  private static final Expressions OLD = Expressions.of(new Rules(NmapProfile.NMAP_7_93, false));
  private static final Expressions NEW = Expressions.of(new Rules(NmapProfile.NMAP_7_99, false));

  /** Values of option strings and flags that occur in every network; attributes filter them. */
  private static final Set<String> COMMON =
      Set.of("", "0", "1", "I", "R", "A", "AR", "AS", "A+", "S+", "G", "M5B4", "M5B4NW0");

  /** A bracketed expression and the first number in it. */
  private static final Pattern BRACKETS = Pattern.compile("\\[[<>]?([0-9A-F]*)[^\\]]*\\]");

  private final Attribute attribute;
  private final String expression;
  private final boolean bracketed;
  private final ValueGrammar grammar;
  private final List<Remark> remarks = new ArrayList<>();

  /** Something to say of an expression, wherever it stands. */
  record Remark(FindingKind kind, String text) {}

  private ExpressionCheck(TestName test, Attribute attribute, String expression) {
    this.attribute = attribute;
    this.expression = expression;
    this.bracketed = Expressions.BRACKETED.contains(attribute);
    this.grammar = ValueGrammar.of(test, attribute);
  }

  /** What there is to say of the expression of this attribute. */
  static List<Remark> of(TestName test, Attribute attribute, String expression) {
    var check = new ExpressionCheck(test, attribute, expression);
    List<String> alternatives = Alternatives.of(expression, check.bracketed);
    alternatives.forEach(check::checkAlternative);
    check.checkProfiles(alternatives);
    check.checkWidth(alternatives);
    return check.remarks;
  }

  /** False when the remarks leave no alternative that a subject can satisfy. */
  static boolean isSatisfiable(Attribute attribute, String expression, List<Remark> remarks) {
    long impossible = remarks.stream().filter(one -> one.kind().isOfUselessAlternative()).count();
    return impossible
        < Alternatives.of(expression, Expressions.BRACKETED.contains(attribute)).size();
  }

  /** R=Y|N says that the probe may stay unanswered, and is no carelessness. */
  private void checkWidth(List<String> alternatives) {
    if (attribute != Attribute.R && grammar.isNearlyAll(alternatives)) {
      remark(FindingKind.WIDE, expression, "accepts nearly every value that a subject can have");
    }
  }

  private void checkAlternative(String alternative) {
    if (alternative.isEmpty()) {
      if (!grammar.allows("")) {
        remark(FindingKind.EMPTY_ALTERNATIVE, "", "the value is never empty");
      }
    } else if (bracketed && alternative.indexOf('[') >= 0) {
      checkBracketed(alternative);
    } else if (alternative.startsWith("<") || alternative.startsWith(">")) {
      checkBound(alternative);
    } else if (alternative.indexOf('-') >= 0) {
      checkRange(alternative);
    } else if (!grammar.allows(alternative)) {
      remark(FindingKind.IMPOSSIBLE_VALUE, alternative, "no subject has this value");
    }
  }

  private void checkBound(String alternative) {
    String limit = alternative.substring(1);
    if (!ValueGrammar.isNumber(limit)) {
      remark(FindingKind.MALFORMED_EXPRESSION, alternative, "a number is expected after the sign");
      return;
    }
    long number = ValueGrammar.toNumber(limit);
    boolean possible =
        alternative.startsWith("<")
            ? number > 0 && grammar.allowsBetween(0, number - 1)
            : grammar.allowsBetween(number + 1, Long.MAX_VALUE);
    if (!possible) {
      remark(FindingKind.IMPOSSIBLE_VALUE, alternative, "no subject has such a value");
    }
  }

  private void checkRange(String alternative) {
    int dash = alternative.indexOf('-');
    String low = alternative.substring(0, dash);
    String high = alternative.substring(dash + 1);
    if (!ValueGrammar.isNumber(low) || !ValueGrammar.isNumber(high)) {
      remark(FindingKind.MALFORMED_EXPRESSION, alternative, "two numbers are expected, 1-A");
    } else if (ValueGrammar.toNumber(low) > ValueGrammar.toNumber(high)) {
      remark(FindingKind.REVERSED_RANGE, alternative, "perhaps " + high + "-" + low + " is meant");
    } else if (!grammar.allowsBetween(ValueGrammar.toNumber(low), ValueGrammar.toNumber(high))) {
      remark(FindingKind.IMPOSSIBLE_VALUE, alternative, "no subject has such a value");
    }
  }

  private void checkBracketed(String alternative) {
    if (!grammar.allows(alternative)) {
      remark(FindingKind.IMPOSSIBLE_VALUE, alternative, "no option string looks like this");
    } else if (!expression.endsWith(alternative)) {
      remark(
          FindingKind.PROFILE, alternative, "7.99 accepts brackets only in the last alternative");
    }
  }

  /** Asks both releases about values near the expression that a subject can really have. */
  private void checkProfiles(List<String> alternatives) {
    Set<String> candidates = new LinkedHashSet<>();
    for (String alternative : alternatives) {
      candidates.add(BRACKETS.matcher(alternative).replaceAll("$1"));
      Stream.of(alternative.split("[-<>]", -1)).forEach(part -> addNear(part, candidates));
    }
    candidates.addAll(COMMON);
    candidates.stream()
        .filter(value -> grammar.allows(value) && isPlain(value))
        .map(this::difference)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(difference -> remark(FindingKind.PROFILE, expression, difference));
  }

  private static void addNear(String part, Set<String> candidates) {
    Stream.of("", "0", "+", "N", "R").forEach(suffix -> candidates.add(part + suffix));
    if (ValueGrammar.isNumber(part)) {
      long number = ValueGrammar.toNumber(part);
      candidates.add(hex(number));
      candidates.add(hex(number + 1));
      candidates.add(hex(Math.max(0, number - 1)));
    }
  }

  /** True for a value as subjects show it: without leading zeros, without brackets. */
  private static boolean isPlain(String value) {
    return value.indexOf('[') < 0 && !(value.startsWith("0") && value.length() > 1);
  }

  private static String hex(long number) {
    return Long.toHexString(number).toUpperCase(Locale.ROOT);
  }

  private Optional<String> difference(String value) {
    boolean accepted = NEW.accept(attribute, expression, value);
    if (accepted == OLD.accept(attribute, expression, value)) {
      return Optional.empty();
    }
    return Optional.of("only " + (accepted ? "7.99" : "7.93") + " accepts '" + value + "'");
  }

  private void remark(FindingKind kind, String alternative, String why) {
    String of = alternative.equals(expression) ? "" : " of " + attribute + "=" + expression;
    remarks.add(new Remark(kind, attribute + "=" + alternative + of + ": " + why));
  }
}
