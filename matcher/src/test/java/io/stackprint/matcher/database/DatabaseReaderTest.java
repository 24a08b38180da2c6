package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.Databases;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.record.NmapProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseReaderTest {
  private static final String SAMPLE =
      """
      # a comment
      MatchPoints
      SEQ(SP=25%GCD=75)
      # a comment inside a record
      T1(R=100%DF=20)

      # Toaster 1.0, bought in May
      Fingerprint Toaster OS 1.0 - 1.2 # seen in May
      Class Acme | Toaster OS | 1.X | appliance
      CPE cpe:/o:acme:toaster_os:1 auto
      CPE cpe:/h:acme:toaster
      Class Acme|embedded||appliance
      SEQ(SP=0-5%GCD=1|2)
      T1(R=Y%DF=)
      Fingerprint Kettle
      T1(R=N)
      """;

  private static final OsClass TOASTER_OS =
      new OsClass(
          "Acme",
          "Toaster OS",
          Optional.of("1.X"),
          "appliance",
          List.of("cpe:/o:acme:toaster_os:1", "cpe:/h:acme:toaster"));

  @Test
  void readsEveryPartOfTheGrammar() {
    Reading reading = Databases.read(SAMPLE);

    OsDatabase database = reading.database();
    assertThat(database.source()).isEqualTo("sample-db");
    assertThat(database.sourceDigest()).matches("[0-9a-f]{64}");
    assertThat(database.matchPoints().of(TestName.SEQ, Attribute.GCD)).isEqualTo(75);
    assertThat(database.matchPoints().of(TestName.T1, Attribute.R)).isEqualTo(100);
    assertThat(database.matchPoints().of(TestName.T2, Attribute.R)).isZero();
    assertThat(database.references())
        .containsExactly(
            new Reference(
                "00000008",
                8,
                "Toaster OS 1.0 - 1.2",
                List.of(
                    TOASTER_OS,
                    new OsClass("Acme", "embedded", Optional.empty(), "appliance", List.of())),
                List.of(
                    line(TestName.SEQ, Map.of(Attribute.SP, "0-5", Attribute.GCD, "1|2")),
                    line(TestName.T1, Map.of(Attribute.R, "Y", Attribute.DF, "")))),
            new Reference(
                "00000015",
                15,
                "Kettle",
                List.of(),
                List.of(line(TestName.T1, Map.of(Attribute.R, "N")))));
    assertThat(reading.findings()).extracting(Finding::kind).containsExactly(FindingKind.LAYOUT);
    assertThat(reading.isPartial()).isFalse();
  }

  private static ReferenceLine line(TestName test, Map<Attribute, String> expressions) {
    return new ReferenceLine(test, expressions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "T1(QX=5) ! test T1 has no attribute 'QX'",
        "T8(R=Y) ! there is no test 'T8'",
        "T1(R=Y ! test T1 is not closed by ')'",
        "T1(R) ! test T1 has 'R' where attribute=value is expected",
        "T1(R=Y%R=N) ! test T1 has attribute R twice",
        "T1(R=Y%%DF=Y) ! test T1 has '' where attribute=value is expected",
        "T1(R=N) ! test T1 stands already in line 3",
        "T2(R=Y) ! test T2 has R=Y alone",
        "T2(R=N%DF=Y) ! test T2 has R=N beside attributes of an answer",
        "SEQ(R=Y%SP=1) ! test SEQ has R beside other attributes",
        "Class Acme | embedded | toaster ! Class has 3 fields",
        "CPE cpe:/h:acme:toaster ! CPE without a Class before it",
        "Fingerprints ! 'Fingerprints' is neither",
        "fingerprint Kettle ! 'fingerprint Kettle' is neither",
      })
  void refusesTheEntryAndSaysWhy(String line, String reason) {
    Reading reading =
        Databases.read(
            "MatchPoints\nFingerprint Toaster\nT1(R=N)\n" + line + "\n\nFingerprint Kettle\n");

    assertThat(reading.database().references())
        .extracting(Reference::name)
        .containsExactly("Kettle");
    assertThat(reading.isPartial()).isTrue();
    assertThat(reading.findings())
        .singleElement()
        .extracting(finding -> finding.in("sample-db"))
        .asString()
        .startsWith("sample-db:4: " + reason)
        .endsWith("; leaves out 'Toaster'");
  }

  @Test
  void refusesLinesOutsideAnyRecord() {
    Reading reading =
        Databases.read(
            """
            SEQ(SP=1)
            Class a | b | c | d
            CPE cpe:/a:b
            Fingerprint
            MatchPoints
            T1(R=x%DF=-1)
            T1(R=1)
            MatchPoints
            """);

    assertThat(reading.database().references()).isEmpty();
    assertThat(reading.findings().stream().map(finding -> finding.in("f")))
        .containsExactly(
            "f:1: test line outside a record: an empty line ends one",
            "f:2: Class outside a Fingerprint",
            "f:3: CPE without a Class before it",
            "f:4: Fingerprint has no name",
            "f:6: R is worth 'x', expected points, 0 to 999999",
            "f:6: DF is worth '-1', expected points, 0 to 999999",
            "f:7: test T1 has its points already",
            "f:8: MatchPoints stands already in line 5");
  }

  @Test
  void missesTheWeights() {
    assertThat(Databases.read("Fingerprint Kettle\nT1(R=N)\n").findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NO_MATCH_POINTS);
  }

  @Test
  void only793ReadsKeywordsInAnyCase() {
    String text = "matchpoints\nT1(R=1)\n\nFINGERPRINT Kettle\nclass a|b|c|d\ncpe x\nT1(R=N)\n";

    assertThat(Databases.read(text, NmapProfile.NMAP_7_93).findings()).isEmpty();
    assertThat(Databases.read(text, NmapProfile.NMAP_7_93).database().references())
        .singleElement()
        .satisfies(reference -> assertThat(reference.classes()).hasSize(1));
    assertThat(Databases.read(text, NmapProfile.NMAP_7_99).database().references()).isEmpty();
  }

  @Test
  void only799KnowsTheVersionLine() {
    String text = "This nmap-os-db needs Nmap 9.99 or later\nMatchPoints\n";

    assertThat(Databases.read(text, NmapProfile.NMAP_7_99).findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.REQUIREMENT);
    assertThat(Databases.read(text, NmapProfile.NMAP_7_93).isPartial()).isTrue();
  }

  @Test
  void only799IgnoresAnEmptyClass() {
    String text = "MatchPoints\n\nFingerprint Kettle\nClass | | |\nCPE cpe:/h:a:b\nT1(R=N)\n";

    assertThat(Databases.read(text, NmapProfile.NMAP_7_99).database().references().get(0).classes())
        .isEmpty();
    assertThat(Databases.read(text, NmapProfile.NMAP_7_93).database().references().get(0).classes())
        .singleElement()
        .satisfies(osClass -> assertThat(osClass.cpes()).containsExactly("cpe:/h:a:b"));
  }

  @Test
  void oldDatabasesGiveRWhereThereIsNone() {
    Reading reading = Databases.read("MatchPoints\n\nFingerprint Kettle\nSEQ(R=N)\nOPS()\n");

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.database().references().get(0).test(TestName.SEQ))
        .contains(line(TestName.SEQ, Map.of(Attribute.R, "N")));
  }

  @Test
  void ignoresWhatFollowsTheParenthesis() {
    Reading reading = Databases.read("MatchPoints\n\nFingerprint Kettle\nT1(R=N) x (DF=Y)\n");

    assertThat(reading.findings()).extracting(Finding::kind).containsExactly(FindingKind.LAYOUT);
    assertThat(reading.database().references()).hasSize(1);
  }

  @Test
  void passesUtf8AndLatin1Through() {
    byte[] text = "MatchPoints\n\nFingerprint Caf\u00e9 \u2615\n".getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "\nFingerprint Caf\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] both = new byte[text.length + latin1.length];
    System.arraycopy(text, 0, both, 0, text.length);
    System.arraycopy(latin1, 0, both, text.length, latin1.length);

    Reading reading = DatabaseReader.read(both, "f", NmapProfile.NMAP_7_99);

    assertThat(reading.database().references())
        .extracting(Reference::name)
        .containsExactly("Caf\u00e9 \u2615", "Caf\u00e9");
    assertThat(reading.findings())
        .extracting(finding -> finding.in("f"))
        .containsExactly("f:5: is not UTF-8 and was read as Latin-1");
  }

  @Test
  void messagesHoldNoControlCharacters() {
    Reading reading = Databases.read("MatchPoints\n\u001b[31m" + "x".repeat(1000) + "\n");

    assertThat(reading.findings())
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .doesNotContain("\u001b")
        .hasSizeLessThan(301);
  }

  @ParameterizedTest
  @EnumSource(NmapProfile.class)
  void readsTheInstalledDatabaseWhole(NmapProfile profile) {
    byte[] octets = InstalledDatabase.octets();

    Reading reading = DatabaseReader.read(octets, "nmap-os-db", profile);

    assertThat(reading.isPartial()).isFalse();
    String text = new String(octets, StandardCharsets.UTF_8);
    assertThat(reading.database().references())
        .hasSize((int) text.lines().filter(line -> line.startsWith("Fingerprint ")).count());
    assertThat(reading.database().matchPoints().points()).hasSize(TestName.values().length);
  }

  @Test
  void printsTheInstalledDatabaseSoThatItReadsTheSame() {
    OsDatabase database = InstalledDatabase.read(NmapProfile.NMAP_7_99);

    Reading again = Databases.read(DatabaseWriter.text(database));

    assertThat(again.findings()).isEmpty();
    assertThat(again.database().matchPoints()).isEqualTo(database.matchPoints());
    assertThat(again.database().references())
        .usingElementComparator((a, b) -> withoutLine(a).equals(withoutLine(b)) ? 0 : 1)
        .isEqualTo(database.references());
  }

  private static Reference withoutLine(Reference reference) {
    return new Reference("", 0, reference.name(), reference.classes(), reference.tests());
  }
}
