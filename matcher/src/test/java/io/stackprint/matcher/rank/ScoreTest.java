package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.MatchingVectors;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Expressions;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreTest {

  static Stream<Named<JsonNode>> vectors() {
    return MatchingVectors.ofKind("score");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void scoresAsTheVectorsSay(JsonNode vector) {
    JsonNode input = vector.get("input");
    var subject = Fingerprint.of(lines(input.get("subject"), TestLine::new));
    var reference =
        new Reference("1", 1, "any", List.of(), lines(input.get("reference"), ReferenceLine::new));

    Rules rules = MatchingVectors.rules(vector);

    Score score =
        Score.of(
            subject,
            ExpectedLine.of(reference, points(input.get("points")), rules),
            Expressions.of(rules));

    JsonNode expected = vector.get("expected");
    assertThat(score)
        .isEqualTo(new Score(expected.get("matched").asInt(), expected.get("possible").asInt()));
    assertThat((int) (score.accuracy() * 100)).isEqualTo(expected.get("percent").asInt());
  }

  private static <L> List<L> lines(
      JsonNode tests, BiFunction<TestName, Map<Attribute, String>, L> line) {
    return tests
        .propertyStream()
        .map(
            test ->
                line.apply(
                    TestName.valueOf(test.getKey()), values(test.getValue(), JsonNode::asText)))
        .toList();
  }

  private static <V> Map<Attribute, V> values(JsonNode attributes, Function<JsonNode, V> value) {
    Map<Attribute, V> values = new LinkedHashMap<>();
    attributes
        .propertyStream()
        .forEach(
            attribute ->
                values.put(
                    Attribute.valueOf(attribute.getKey()), value.apply(attribute.getValue())));
    return values;
  }

  private static MatchPoints points(JsonNode tests) {
    Map<TestName, Map<Attribute, Integer>> points = new EnumMap<>(TestName.class);
    tests
        .propertyStream()
        .forEach(
            test ->
                points.put(
                    TestName.valueOf(test.getKey()), values(test.getValue(), JsonNode::asInt)));
    return new MatchPoints(points);
  }
}
