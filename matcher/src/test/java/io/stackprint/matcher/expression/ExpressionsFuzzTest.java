package io.stackprint.matcher.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.NmapProfile;
import java.util.List;

/** Any two strings compare, under the rules of every release. */
class ExpressionsFuzzTest {
  private static final List<Expressions> ALL =
      List.of(
          Expressions.of(new Rules(NmapProfile.NMAP_7_93, false)),
          Expressions.of(new Rules(NmapProfile.NMAP_7_99, false)),
          Expressions.of(new Rules(NmapProfile.NMAP_7_99, true)));

  @FuzzTest(maxDuration = "60s")
  void anyTwoStringsCompare(FuzzedDataProvider data) {
    TestName test = data.pickValue(TestName.values());
    Attribute attribute = data.pickValue(test.attributes());
    String value = data.consumeString(20);
    String expression = data.consumeRemainingAsString();

    ALL.forEach(expressions -> expressions.accept(attribute, expression, value));
    ValueGrammar.of(test, attribute).allows(value);

    boolean last = ALL.get(2).accept(attribute, expression, value);
    boolean any = ALL.get(1).accept(attribute, expression, value);
    assertThat(any || !last).as("what the strict rules accept, the clean ones do").isTrue();
  }
}
