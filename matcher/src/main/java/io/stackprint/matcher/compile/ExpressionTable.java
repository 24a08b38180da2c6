package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.ParsedExpression.Range;
import io.stackprint.matcher.expression.Expressions;
import java.util.List;

/**
 * Expressions of one attribute, taken apart into flat arrays: the usual values are decided by
 * comparing numbers. What is unusual goes to {@link Expressions}, with which all of this agrees.
 * Immutable.
 */
final class ExpressionTable {
  private final Attribute attribute;
  private final Expressions expressions;
  private final boolean is793;
  private final Vocabulary vocabulary;
  private final String[] sources; // [expression]
  private final boolean[] usual; // [expression]
  private final boolean[] plain; // [expression]
  private final int[] rangesStart; // [expression + 1], index into lows and highs
  private final int[] textsStart; // [expression + 1], index into texts
  private final int[] numbersStart; // [expression], first of its texts that numbers are held to
  private final long[] lows;
  private final long[] highs;
  private final int[] texts; // numbers in the vocabulary

  /** A table of these expressions, numbered in this order. */
  ExpressionTable(Attribute attribute, List<String> distinct, Rules rules) {
    this.attribute = attribute;
    this.expressions = Expressions.of(rules);
    this.is793 = rules.is793();
    this.vocabulary = new Vocabulary(is793);
    this.sources = distinct.toArray(new String[0]);
    List<ParsedExpression> parsed = distinct.stream().map(this::parse).toList();
    int size = parsed.size();
    usual = new boolean[size];
    plain = new boolean[size];
    rangesStart = new int[size + 1];
    textsStart = new int[size + 1];
    numbersStart = new int[size];
    lows = new long[parsed.stream().mapToInt(one -> one.ranges().size()).sum()];
    highs = new long[lows.length];
    texts = new int[parsed.stream().mapToInt(one -> one.texts().size()).sum()];
    for (int i = 0; i < size; i++) {
      fill(i, parsed.get(i));
    }
  }

  private ParsedExpression parse(String expression) {
    if (is793) {
      return ParsedExpression.of793(expression);
    }
    boolean bracketed = Expressions.BRACKETED.contains(attribute) && expression.indexOf('[') >= 0;
    return bracketed ? ParsedExpression.unusual() : ParsedExpression.of799(expression);
  }

  private void fill(int expression, ParsedExpression parsed) {
    usual[expression] = parsed.isUsual();
    plain[expression] = parsed.isPlain();
    int range = rangesStart[expression];
    for (Range one : parsed.ranges()) {
      lows[range] = one.low();
      highs[range++] = one.high();
    }
    rangesStart[expression + 1] = range;
    int text = textsStart[expression];
    numbersStart[expression] = text + parsed.numbersFrom();
    for (String one : parsed.texts()) {
      texts[text++] = vocabulary.add(one);
    }
    textsStart[expression + 1] = text;
  }

  int size() {
    return sources.length;
  }

  /** A subject's value, ready to be compared with these expressions. */
  SubjectValue value(String text) {
    return SubjectValue.of(text, vocabulary, is793);
  }

  /** As {@link Expressions#accept}. */
  boolean accepts(int expression, SubjectValue value) {
    return switch (usual[expression] ? value.kind() : SubjectValue.Kind.ODD) {
      case NUMBER ->
          isInRange(expression, value.number())
              || isAmong(numbersStart[expression], textsStart[expression + 1], value.word());
      case WORD -> isAmong(textsStart[expression], textsStart[expression + 1], value.word());
      case WORD_AFTER_DIGIT ->
          plain[expression]
              ? isAmong(textsStart[expression], textsStart[expression + 1], value.word())
              : acceptsOdd(expression, value);
      case ODD -> acceptsOdd(expression, value);
    };
  }

  private boolean acceptsOdd(int expression, SubjectValue value) {
    return expressions.accept(attribute, sources[expression], value.text());
  }

  private boolean isInRange(int expression, long number) {
    for (int i = rangesStart[expression]; i < rangesStart[expression + 1]; i++) {
      if (lows[i] <= number && number <= highs[i]) {
        return true;
      }
    }
    return false;
  }

  /** The last alternative accepts only itself, the ones before it perhaps more. */
  private boolean isAmong(int from, int to, Vocabulary.Word word) {
    for (int i = from; i < to - 1; i++) {
      if (word.isAcceptedBy(texts[i])) {
        return true;
      }
    }
    return from < to && texts[to - 1] == word.number();
  }
}
