package io.stackprint.matcher.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TextRefusedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceLearnerTest {
  @Test
  void oneObservationBecomesAlternativesOfOne() {
    assertThat(learn("ECN(R=Y%DF=Y%T=40%W=FAF0%O=M5B4NNSNW7%CC=Y%Q=)"))
        .containsExactly("ECN(R=Y%DF=Y%T=3B-45%TG=40%W=FAF0%O=M5B4NNSNW7%CC=Y%Q=)");
  }

  @Test
  void valuesThatDifferBecomeAlternatives() {
    assertThat(learn("WIN(W1=FE88)", "WIN(W1=FAF0)", "WIN(W1=FE88)"))
        .containsExactly("WIN(W1=FAF0|FE88)");
  }

  @Test
  void statisticsBecomeWidenedRanges() {
    assertThat(learn("SEQ(SP=100%GCD=1%ISR=108)", "SEQ(SP=106%GCD=2%ISR=10A)"))
        .containsExactly("SEQ(SP=FA-10C%GCD=1-6%ISR=102-110)");
  }

  @Test
  void constantSequenceStaysAlone() {
    assertThat(learn("SEQ(SP=0%GCD=0%ISR=0)")).containsExactly("SEQ(SP=0%GCD=0%ISR=0)");
  }

  @Test
  void largeDivisorIsKeptAsItIs() {
    assertThat(learn("SEQ(GCD=FA00)", "SEQ(GCD=1F400)")).containsExactly("SEQ(GCD=1F400|FA00)");
  }

  @Test
  void clockWithoutAFixedRateBecomesARangeInFrontOfTheRest() {
    assertThat(learn("SEQ(TS=21)", "SEQ(TS=1F)", "SEQ(TS=U)", "SEQ(TS=A)"))
        .containsExactly("SEQ(TS=1F-21|A|U)");
  }

  @Test
  void probeThatIsSometimesAnsweredMayBeSilent() {
    assertThat(learn("T2(R=N)", "T2(R=Y%DF=N)")).containsExactly("T2(R=N|Y%DF=N)");
  }

  @Test
  void guessedAndComputedTimesToLiveBothBecomeStatements() {
    assertThat(learn("IE(R=Y%TG=80)")).containsExactly("IE(R=Y%T=7B-85%TG=80)");
    assertThat(learn("IE(R=Y%T=FF)")).containsExactly("IE(R=Y%T=FA-104%TG=FF)");
  }

  @Test
  void emptyValueIsTheLastAlternative() {
    assertThat(learn("T1(Q=)", "T1(Q=R)")).containsExactly("T1(Q=R|)");
    assertThat(learn("T1(Q=)")).containsExactly("T1(Q=)");
  }

  @Test
  void lineThatNobodyHasIsNotTested() {
    assertThat(learn("T1(R=N)")).containsExactly("T1(R=N)");
  }

  @Test
  void nothingCannotBeLearnedFrom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceLearner.learn(List.of()))
        .withMessageContaining("nothing to learn from");
  }

  private static List<String> learn(String... observations) {
    return ReferenceLearner.learn(
        Arrays.stream(observations).map(ReferenceLearnerTest::fingerprint).toList());
  }

  private static Fingerprint fingerprint(String text) {
    try {
      return Fingerprint.parse(text);
    } catch (TextRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
