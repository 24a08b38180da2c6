package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.record.NmapProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseCheckTest {
  private static final String POINTS =
      """
      MatchPoints
      SEQ(SP=25%GCD=75%ISR=25%TI=100%CI=50%II=100%SS=80%TS=100)
      WIN(W1=15%W2=15)
      OPS(O1=20)
      T1(R=100%DF=20%T=15%TG=15%S=20%A=20%F=30%RD=20%Q=20)

      """;

  /** What is said of nearly every entry that is made of one line. */
  private static final Set<FindingKind> OF_THE_WHOLE_ENTRY =
      Set.of(
          FindingKind.UNREACHABLE,
          FindingKind.NEVER_PERFECT,
          FindingKind.SHADOWED,
          FindingKind.SPARSE);

  private static CheckReport check(String text) {
    return DatabaseCheck.check(
        text.getBytes(StandardCharsets.UTF_8), "sample-db", NmapProfile.NMAP_7_99);
  }

  /** What is said of one test line in an entry that is otherwise in order; it is line 10. */
  private static List<String> findings(String testLine) {
    String entry = "Fingerprint Kettle\nClass a | b | c | d\nCPE cpe:/h:a\n" + testLine + "\n";
    return check(POINTS + entry).findings().stream()
        .filter(finding -> !OF_THE_WHOLE_ENTRY.contains(finding.kind()))
        .map(finding -> finding.kind() + " " + finding.in("db"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "WIN(W1=9-5) ! REVERSED_RANGE db:10: WIN: W1=9-5: perhaps 5-9 is meant",
        "WIN(W1=10000) ! IMPOSSIBLE_VALUE db:10: WIN: W1=10000: no subject has this value",
        "WIN(W1=>FFFF) ! IMPOSSIBLE_VALUE db:10: WIN: W1=>FFFF: no subject has such a value",
        "WIN(W1=<0) ! IMPOSSIBLE_VALUE db:10: WIN: W1=<0: no subject has such a value",
        "WIN(W1=5b4) ! IMPOSSIBLE_VALUE db:10: WIN: W1=5b4: no subject has this value",
        "WIN(W1=) ! EMPTY_ALTERNATIVE db:10: WIN: W1=: the value is never empty",
        "WIN(W1=>G) ! MALFORMED_EXPRESSION db:10: WIN: W1=>G: a number is expected after the sign",
        "WIN(W1=5-) ! MALFORMED_EXPRESSION db:10: WIN: W1=5-: two numbers are expected, 1-A",
        "SEQ(TS=2) ! IMPOSSIBLE_VALUE db:10: SEQ: TS=2: no subject has this value",
        "SEQ(II=RD) ! IMPOSSIBLE_VALUE db:10: SEQ: II=RD: no subject has this value",
        "OPS(O1=M5B4X) ! IMPOSSIBLE_VALUE db:10: OPS: O1=M5B4X: no subject has this value",
        "OPS(O1=M[5) ! IMPOSSIBLE_VALUE db:10: OPS: O1=M[5: no option string looks like this",
        "T1(F=RA) ! IMPOSSIBLE_VALUE db:10: T1: F=RA: no subject has this value",
        "T1(T=40) ! TTL db:10: T1: T=40 without TG, for hosts of unknown distance",
        "T1(TG=40) ! TTL db:10: T1: TG=40 without T, for hosts of known distance",
        "T1(T=FA-104%TG=40) ! TTL db:10: T1: T=FA-104 and TG=40 cannot come from one host",
        "WIN(W3=5) ! NO_POINTS db:10: WIN W3 is worth no points in MatchPoints; entries test it: 1",
      })
  void pointsAtWhatIsWrong(String testLine, String finding) {
    assertThat(findings(testLine.replace("T1(", "T1(R=Y%"))).containsExactly(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "WIN(W1=5|7-9) ! WIN: W1=5|7-9: only 7.99 accepts '5'",
        "WIN(W1=0F) ! WIN: W1=0F: only 7.99 accepts 'F'",
        "T1(S=A|O) ! T1: S=A|O: only 7.93 accepts 'A+'",
        "OPS(O1=|M5B4) ! OPS: O1=|M5B4: only 7.93 accepts",
        "OPS(O1=M[5]N) ! OPS: O1=M[5]N: only 7.99 accepts",
        "OPS(O1=M[5]|N) ! OPS: O1=M[5] of O1=M[5]|N: 7.99 accepts brackets only in the last",
      })
  void notesWhatTheReleasesUnderstandDifferently(String testLine, String difference) {
    assertThat(findings(testLine.replace("T1(", "T1(R=Y%")))
        .anySatisfy(text -> assertThat(text).startsWith("PROFILE db:10: " + difference));
  }

  @ParameterizedTest
  @CsvSource({
    "T1(R=Y%T=3B-45%TG=40%S=O%A=S+%F=AS%RD=0%Q=)",
    "T1(R=Y%T=41%TG=40%Q=U)",
    "T1(R=N)",
    "SEQ(SP=0-5%GCD=1-6|64%ISR=<5|>F0%TI=I%CI=RD%II=1%SS=S%TS=U)",
    "SEQ(R=N)",
    "OPS(O1=M5B4NW0NNT11SLL)",
    "WIN(W1=FAF0%W2=8000|FFFF)",
  })
  void saysNothingOfWhatIsInOrder(String testLine) {
    assertThat(findings(testLine)).isEmpty();
  }

  @Test
  void findsRepetitionsAndGaps() {
    CheckReport report =
        check(
            POINTS
                + """
                Fingerprint Kettle
                Class a | b | c | d
                CPE kettle
                SEQ(SP=1)

                Fingerprint Kettle
                Class a | b | c | d
                SEQ(SP=1)

                Fingerprint Toaster
                SEQ(SP=1)

                Fingerprint Empty
                T1(DF=Y)

                Fingerprint Nothing
                """);

    assertThat(report.text(9))
        .isEqualTo(
            """
            sample-db: 5 reference fingerprints, 0 errors, 6 warnings, 6 notes

            warning: entries without test lines, which never match (1)
              sample-db:22: 'Nothing' has no test line

            warning: entries equal to an earlier one of the same name, never listed (1)
              sample-db:12: 'Kettle' stands already in line 7

            warning: entries without a class (3)
              sample-db:16: 'Toaster' has no Class line
              sample-db:19: 'Empty' has no Class line
              sample-db:22: 'Nothing' has no Class line

            warning: CPE names that cannot be bound as CPE 2.3 (1)
              sample-db:7: 'Kettle' has the CPE 'kettle', expected cpe:/part:vendor:…

            note: lines without R (1)
              sample-db:20: the first of 1 lines without R: 7.99 implies it, 7.93 does not compare it

            note: entries that score as an earlier one does, whatever the subject (1)
              sample-db:16: 'Toaster' has the tests of 'Kettle' in line 7

            note: entries that test so little that nearly anything may match (3)
              sample-db:7: 'Kettle' tests 25 of 850 points
              sample-db:12: 'Kettle' tests 25 of 850 points
              sample-db:16: 'Toaster' tests 25 of 850 points

            note: entries without a CPE name (1)
              sample-db:12: 'Kettle' has no CPE line
            """);
  }

  /** What is said of entries as wholes, the first of which begins in line 7. */
  private static List<String> ofEntries(String entries) {
    return check(WEIGHTS + entries).findings().stream()
        .filter(finding -> OF_THE_WHOLE_ENTRY.contains(finding.kind()))
        .map(finding -> finding.kind() + " " + finding.in("db"))
        .toList();
  }

  private static final String WEIGHTS =
      """
      MatchPoints
      WIN(W1=50%W2=30%W3=10)
      T1(R=5%T=5%TG=5)


      """;

  @Test
  void saysHowFarAnEntryCanBeMatched() {
    assertThat(ofEntries("Fingerprint Far\nWIN(W1=10000%W2=1)\n"))
        .containsExactly("UNREACHABLE db:6: 'Far': no subject matches it better than 37.5 %");
    assertThat(ofEntries("Fingerprint Near\nWIN(W1=1%W2=1%W3=10000)\n"))
        .containsExactly("NEVER_PERFECT db:6: 'Near': no subject matches it better than 88.8 %");
    assertThat(ofEntries("Fingerprint Whole\nWIN(W1=1|10000%W2=1)\n")).isEmpty();
    assertThat(ofEntries("Fingerprint Half\nWIN(W1=1%W2=2)\nT1(R=Y%T=3B-45%TG=7)\n")).isEmpty();
  }

  @Test
  void saysWhichEntryTestsNextToNothing() {
    assertThat(ofEntries("Fingerprint Thin\nT1(R=N)\n"))
        .containsExactly("SPARSE db:6: 'Thin' tests 5 of 100 points");
  }

  @ParameterizedTest
  @CsvSource({
    "W1=1, W1=1|2, true",
    "W1=1|3-4, W1=1-5, true",
    "W1=7, W1=>6, true",
    "W1=1, W1=<1, false",
    "W1=1-5, W1=1-3|4-5, false", // taken together they do, but that is not looked for
    "W1=1%W2=5, W1=1, true",
    "W1=1, W1=1%W2=5, false",
    "W1=1, W1=2, false"
  })
  void findsWhatStandsInTheShadowOfAnEarlierEntry(String entry, String earlier, boolean shadowed) {
    List<String> found =
        ofEntries(
            "Fingerprint A\nWIN(%s%%W3=1)\n\nFingerprint B\nWIN(%s%%W3=1)\n"
                .formatted(earlier, entry));
    assertThat(found)
        .isEqualTo(
            shadowed
                ? List.of(
                    "SHADOWED db:9: 'B': whatever matches it perfectly also matches 'A' in line 6,"
                        + " which comes first")
                : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "WIN(W1=0-FFFF), true",
    "WIN(W1=100-FFFF), true",
    "WIN(W1=1-7FFF), false",
    "T1(R=Y%T=0-FFFFFFFF%TG=20|40|80|FF), true",
    "T1(R=Y|N%T=40%TG=40), false"
  })
  void notesExpressionsThatAcceptNearlyAnything(String testLine, boolean wide) {
    assertThat(findings(testLine).stream().anyMatch(text -> text.startsWith("WIDE db:10: ")))
        .isEqualTo(wide);
  }

  @Test
  void showsAllErrorsButOnlySomeOfTheRest() {
    String text = check(POINTS + "x\ny\nz\n\n" + "Fingerprint K\n\n".repeat(5)).text(2);

    assertThat(text)
        .contains("5 reference fingerprints, 3 errors")
        .contains("sample-db:7: 'x' is", "sample-db:8: 'y' is", "sample-db:9: 'z' is")
        .contains("entries without a class (5)\n")
        .contains("… and 3 more");
    assertThat(text.indexOf("error:")).isLessThan(text.indexOf("warning:"));
  }

  @Test
  void installedDatabaseHasNoErrors() {
    CheckReport report =
        DatabaseCheck.check(InstalledDatabase.octets(), "nmap-os-db", NmapProfile.NMAP_7_99);

    assertThat(report.count(Severity.ERROR)).isZero();
    assertThat(report.text(4).lines().count()).isLessThan(60);
    assertThat(report.byKind())
        .doesNotContainKeys(FindingKind.UNREACHABLE, FindingKind.DUPLICATE, FindingKind.TTL);
    assertThat(report.byKind().getOrDefault(FindingKind.SHADOWED, List.of())).hasSizeLessThan(30);
    assertThat(report.byKind().getOrDefault(FindingKind.NEVER_PERFECT, List.of()))
        .hasSizeLessThan(10);
  }
}
