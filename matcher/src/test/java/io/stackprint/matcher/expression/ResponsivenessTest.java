package io.stackprint.matcher.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.NmapProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponsivenessTest {
  private static final Rules OLD = new Rules(NmapProfile.NMAP_7_93, false);

  private static Map<Attribute, String> implied(TestName test, Map<Attribute, String> expressions) {
    return Responsiveness.imply(test, expressions, Rules.DEFAULT);
  }

  @Test
  void otherAttributesImplyAnAnswer() {
    assertThat(implied(TestName.U1, Map.of(Attribute.DF, "N")))
        .isEqualTo(Map.of(Attribute.R, "Y", Attribute.DF, "N"));
  }

  @Test
  void emptyLineImpliesSilence() {
    assertThat(implied(TestName.IE, Map.of())).isEqualTo(Map.of(Attribute.R, "N"));
  }

  @Test
  void whatIsGivenStays() {
    assertThat(implied(TestName.T1, Map.of(Attribute.R, "N"))).isEqualTo(Map.of(Attribute.R, "N"));
    assertThat(implied(TestName.T1, Map.of(Attribute.R, "N|Y", Attribute.F, "")))
        .containsEntry(Attribute.R, "N|Y");
  }

  @Test
  void linesWithoutResponsivenessLoseIt() {
    assertThat(implied(TestName.SEQ, Map.of(Attribute.R, "N"))).isEmpty();
    assertThat(implied(TestName.WIN, Map.of())).isEmpty();
  }

  @Test
  void release793TakesLinesLiterally() {
    assertThat(Responsiveness.imply(TestName.IE, Map.of(), OLD)).isEmpty();
    assertThat(Responsiveness.imply(TestName.SEQ, Map.of(Attribute.R, "N"), OLD))
        .isEqualTo(Map.of(Attribute.R, "N"));
  }

  @Test
  void faultsAreThoseOf799() {
    assertThat(Responsiveness.fault(TestName.T1, Map.of(Attribute.R, "Y"))).isPresent();
    assertThat(Responsiveness.fault(TestName.T1, Map.of(Attribute.R, "N", Attribute.F, "A")))
        .isPresent();
    assertThat(Responsiveness.fault(TestName.OPS, Map.of(Attribute.R, "N", Attribute.O1, "")))
        .isPresent();
    assertThat(Responsiveness.fault(TestName.T1, Map.of(Attribute.R, "Y|N", Attribute.F, "A")))
        .isEmpty();
    assertThat(Responsiveness.fault(TestName.OPS, Map.of(Attribute.R, "N"))).isEmpty();
    assertThat(Responsiveness.fault(TestName.T1, Map.of())).isEmpty();
  }
}
