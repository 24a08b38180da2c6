package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.Databases;
import io.stackprint.matcher.Subjects;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.NmapProfile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainMatcherTest {
  private static final Fingerprint SUBJECT =
      Subjects.of("SEQ(SP=5%GCD=1%TI=I%CI=I%II=I%SS=S%TS=7)", "T1(R=Y%DF=Y%F=AS)");

  private static MatchResult match(String entries) {
    return new PlainMatcher(Databases.of(entries), Rules.DEFAULT).match(SUBJECT);
  }

  private static String entry(String name, String... lines) {
    return "Fingerprint " + name + "\n" + String.join("\n", lines) + "\n\n";
  }

  @Test
  void ranksByAccuracyAndTiesByLine() {
    MatchResult result =
        match(
            entry("none", "SEQ(TS=8)")
                + entry("good", "SEQ(TI=I%CI=I%II=I%TS=7%SP=6)")
                + entry("perfect", "SEQ(TI=I)")
                + entry("equally good", "SEQ(TI=I%CI=I%II=I%TS=7%SP=4)"));

    assertThat(result.status()).isEqualTo(MatchStatus.SUCCESS);
    assertThat(result.perfectMatches()).isEqualTo(1);
    assertThat(result.isExact()).isTrue();
    assertThat(result.matches())
        .extracting(match -> match.reference().name())
        .containsExactly("perfect", "good", "equally good");
    assertThat(result.matches())
        .extracting(Match::accuracy)
        .containsExactly(1.0, 350 / 375.0, 350 / 375.0);
  }

  @Test
  void thresholdItselfIsEnough() {
    // 85 of 100 points, and just below
    String points = "MatchPoints\nSEQ(SP=15%TI=85%CI=84%GCD=16)\n\n";
    var database =
        Databases.read(points + entry("at", "SEQ(TI=I%SP=9)") + entry("below", "SEQ(CI=I%GCD=2)"))
            .database();

    MatchResult result = new PlainMatcher(database, Rules.DEFAULT).match(SUBJECT);

    assertThat(result.matches())
        .extracting(match -> match.reference().name())
        .containsExactly("at");
  }

  @Test
  void nothingToCompareMatchesNothing() {
    MatchResult result =
        match(entry("other tests", "WIN(W1=5)") + entry("other values", "SEQ(ISR=5)"));

    assertThat(result.status()).isEqualTo(MatchStatus.NO_MATCHES);
    assertThat(result.best()).isEmpty();
    assertThat(result.isExact()).isFalse();
  }

  @Test
  void bestOfOneNameIsListedAndTheFirstOnTies() {
    MatchResult result =
        match(
            entry("twice", "SEQ(TI=I%CI=I%II=I%TS=7%SP=6)")
                + entry("other", "SEQ(TI=I%CI=I%II=I%TS=7%SP=4)")
                + entry("twice", "SEQ(TI=I%CI=I%II=I%SS=S%TS=7%SP=6)")
                + entry("other", "SEQ(TI=I%CI=I%II=I%TS=7%SP=3)"));

    assertThat(result.matches())
        .extracting(match -> match.reference().line())
        .containsExactly(11, 8);
  }

  @Test
  void thirtySeventhPerfectNameIsOneTooMany() {
    assertThat(match(perfect(36)).status()).isEqualTo(MatchStatus.SUCCESS);
    assertThat(match(perfect(36) + entry("stack 7", "T1(DF=Y)")).status())
        .as("a name that is listed already")
        .isEqualTo(MatchStatus.SUCCESS);

    MatchResult result = match(perfect(40));

    assertThat(result.status()).isEqualTo(MatchStatus.TOO_MANY_MATCHES);
    assertThat(result.perfectMatches()).isEqualTo(36);
    assertThat(result.matches()).hasSize(36);
    assertThat(result.isExact()).isFalse();
  }

  private static String perfect(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> entry("stack " + i, "SEQ(TI=I)"))
        .collect(Collectors.joining());
  }

  @Test
  void perfectMatchesPushImperfectOnesOut() {
    String imperfect =
        IntStream.range(0, 36)
            .mapToObj(i -> entry("almost " + i, "SEQ(TI=I%CI=I%II=I%TS=7%SP=6)"))
            .collect(Collectors.joining());

    MatchResult result = match(imperfect + perfect(2));

    assertThat(result.matches()).hasSize(36);
    assertThat(result.matches().subList(0, 3))
        .extracting(match -> match.reference().name())
        .containsExactly("stack 0", "stack 1", "almost 0");
    assertThat(result.matches().get(35).reference().name()).isEqualTo("almost 33");
  }

  @Test
  void releasesDifferWhereRIsLeftOut() {
    var database = Databases.of(entry("silent", "SEQ(TI=I)", "T1()"));

    assertThat(new PlainMatcher(database, Rules.DEFAULT).match(SUBJECT).status())
        .as("7.99 takes an empty line for R=N")
        .isEqualTo(MatchStatus.NO_MATCHES);
    assertThat(
            new PlainMatcher(database, new Rules(NmapProfile.NMAP_7_93, false))
                .match(SUBJECT)
                .isExact())
        .isTrue();
  }
}
