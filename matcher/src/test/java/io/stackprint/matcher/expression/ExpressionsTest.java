package io.stackprint.matcher.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.MatchingVectors;
import io.stackprint.record.NmapProfile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionsTest {
  private static final Expressions OLD = Expressions.of(new Rules(NmapProfile.NMAP_7_93, false));
  private static final Expressions NEW = Expressions.of(Rules.DEFAULT);

  static Stream<Named<JsonNode>> vectors() {
    return MatchingVectors.ofKind("expr");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void comparesAsTheVectorsSay(JsonNode vector) {
    JsonNode input = vector.get("input");
    Attribute attribute = input.get("nested").asBoolean() ? Attribute.O : Attribute.W;

    boolean accepted =
        Expressions.of(MatchingVectors.rules(vector))
            .accept(attribute, input.get("expr").asText(), input.get("value").asText());

    assertThat(accepted).isEqualTo(vector.get("expected").get("match").asBoolean());
  }

  @Test
  void onlyStrictRulesRefuseBracketsBeforeAnotherAlternative() {
    var strict = Expressions.of(new Rules(NmapProfile.NMAP_7_99, true));

    assertThat(strict.accept(Attribute.O1, "M[0-5]S|X", "M3S")).isFalse();
    assertThat(NEW.accept(Attribute.O1, "M[0-5]S|X", "M3S")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "M[>500]ST11W[1-5|A], M5B4ST11WA, true",
    "M[>500]ST11W[1-5|A], M5B4ST11W6, false",
    "M[>500]ST11W[1-5|A], M400ST11W5, false",
    "M[>500]ST11W[1-5|A], M5B4ST11W5N, false",
    "M[>500]N, M05B4N, true",
    "M[], M5, false",
    "M[5, M5, false",
    "M5], M5], true",
  })
  void bracketsTakeTheLongestRunOfDigits(String expression, String value, boolean accepted) {
    assertThat(NEW.accept(Attribute.O, expression, value)).isEqualTo(accepted);
  }

  @Test
  void bracketsMeanNothingOutsideOptionStrings() {
    assertThat(NEW.accept(Attribute.W, "[1-5]", "3")).isFalse();
    assertThat(NEW.accept(Attribute.F, "[AS", "[AS")).isTrue();
    assertThat(OLD.accept(Attribute.O, "M[1-5]", "M3")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0-FFFF, true, true",
    "FFFF, 0-FFFF, true, true",
    "10000, 0-FFFF, false, false",
    "A+, >9, true, false", // 7.99 orders words that begin with a digit as text
    "G, >0, false, false",
    "5, 9-1, false, false",
    "5, 5-, false, false",
    "5, -5, false, false",
    "5, >, true, false",
    "1F, 1f, false, false",
    "FFFFFFFFFFFFFFFFF, >1, true, true",
  })
  void bothReleasesAnswerCornerCases(String value, String expression, boolean now, boolean old) {
    assertThat(NEW.accept(Attribute.W, expression, value)).isEqualTo(now);
    assertThat(OLD.accept(Attribute.W, expression, value)).isEqualTo(old);
  }
}
