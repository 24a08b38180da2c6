package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.explain.ComparedAttribute.Result;
import io.stackprint.matcher.explain.OpenQuestion.Test;
import io.stackprint.matcher.explain.OpenQuestion.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what would tell two references apart, and why it did not. */
final class OpenQuestions {
  private final Fingerprint subject;
  private final Map<Topic, List<Item>> items = new LinkedHashMap<>();

  private record Topic(Probes probes, Why why) {}

  private record Item(Test test, int points) {}

  private OpenQuestions(Fingerprint subject) {
    this.subject = subject;
  }

  /** The questions, the most points first. */
  static List<OpenQuestion> between(Comparison left, Comparison right, Fingerprint subject) {
    var questions = new OpenQuestions(subject);
    for (ComparedLine line : left.lines()) {
      right.line(line.test()).ifPresent(other -> questions.compare(line, other));
    }
    return questions.sorted();
  }

  private void compare(ComparedLine left, ComparedLine right) {
    for (ComparedAttribute attribute : left.attributes()) {
      right
          .attribute(attribute.attribute())
          .filter(other -> isOpen(attribute, other))
          .ifPresent(other -> add(left.test(), attribute));
    }
  }

  private static boolean isOpen(ComparedAttribute left, ComparedAttribute right) {
    return left.points() > 0
        && left.result() == right.result()
        && left.expected().isPresent()
        && right.expected().isPresent()
        && !left.expected().equals(right.expected());
  }

  private void add(TestName test, ComparedAttribute attribute) {
    var topic = new Topic(Probes.of(test, attribute.attribute()), why(test, attribute.result()));
    items
        .computeIfAbsent(topic, any -> new ArrayList<>())
        .add(new Item(new Test(test, attribute.attribute()), attribute.points()));
  }

  private Why why(TestName test, Result result) {
    return switch (result) {
      case WON -> Why.BOTH_ACCEPT;
      case LOST -> Why.NEITHER_ACCEPTS;
      case NOT_OBSERVED, NOT_EXPECTED -> whyNotObserved(test);
    };
  }

  private Why whyNotObserved(TestName test) {
    if (subject.line(test).isEmpty()) {
      return Why.NOT_MADE;
    }
    boolean silent = subject.value(test, Attribute.R).equals(Optional.of("N"));
    return silent ? Why.SILENT : Why.NO_VALUE;
  }

  private List<OpenQuestion> sorted() {
    return items.entrySet().stream()
        .map(entry -> question(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(OpenQuestion::points).reversed())
        .toList();
  }

  private static OpenQuestion question(Topic topic, List<Item> items) {
    return new OpenQuestion(
        topic.probes(),
        topic.why(),
        items.stream().map(Item::test).toList(),
        items.stream().mapToInt(Item::points).sum());
  }
}
