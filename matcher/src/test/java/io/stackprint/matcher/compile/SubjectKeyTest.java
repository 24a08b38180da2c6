package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TextRefusedException;
import org.junit.jupiter.api.Test;

class SubjectKeyTest {
  @Test
  void equalsThatOfAnEqualSubject() throws TextRefusedException {
    assertThat(SubjectKey.of(subject("SEQ(SP=101%TI=I)\nT1(R=Y%Q=)\n")))
        .isEqualTo(SubjectKey.of(subject("SEQ(SP=101%TI=I)\nT1(R=Y%Q=)\n")));
  }

  @Test
  void differsWithEveryValueAttributeAndTest() throws TextRefusedException {
    assertThat(
            new String[] {
              SubjectKey.of(subject("T1(R=Y%Q=)\n")),
              SubjectKey.of(subject("T1(R=Y)\n")),
              SubjectKey.of(subject("T1(R=N%Q=)\n")),
              SubjectKey.of(subject("T2(R=Y%Q=)\n")),
              SubjectKey.of(subject("T1(R=Y%A=)\n")),
              SubjectKey.of(subject("T1(R=Y%Q=)\nT2()\n"))
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesOutTheNumbersOfSeqAlone() throws TextRefusedException {
    String key = SubjectKey.withoutNumbers(subject("SEQ(SP=101%GCD=1%ISR=103%TI=I)\n"));

    assertThat(SubjectKey.withoutNumbers(subject("SEQ(SP=7%GCD=2%ISR=9%TI=I)\n"))).isEqualTo(key);
    assertThat(SubjectKey.withoutNumbers(subject("SEQ(TI=I)\n"))).isEqualTo(key);
    assertThat(SubjectKey.withoutNumbers(subject("SEQ(TI=Z)\n"))).isNotEqualTo(key);
  }

  private static Fingerprint subject(String text) throws TextRefusedException {
    return Fingerprint.parse(text);
  }
}
