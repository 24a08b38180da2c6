package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.fingerprint.TextRefusedException;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.explain.Explainer;
import io.stackprint.matcher.explain.Explanation;
import io.stackprint.record.HostRecord;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads of an explanation; the operating systems are invented. */
class ExplanationTextTest {
  private static final OsDatabase DATABASE =
      database(
          """
          MatchPoints
          SEQ(SP=25%GCD=75%ISR=25%TI=100%CI=50%II=100%SS=80%TS=100)
          OPS(O1=20%O2=20)
          WIN(W1=15)
          T1(R=100%DF=20%T=15%TG=15%S=20%A=20%F=30%RD=20%Q=20)
          T2(R=80%DF=20%T=15%TG=15%W=25)
          U1(R=50%DF=20%T=15%TG=15%IPL=100%UN=100%RIPL=100)

          Fingerprint Acme RouterOS 7
          Class Acme | RouterOS | 7.X | router
          SEQ(SP=FE-108%GCD=1-6%TI=Z%CI=Z%II=I%TS=A)
          OPS(O1=M5B4ST11NWA%O2=M5B4ST11NW7|M5B4ST11NW8|M5B4ST11NW9|M5B4ST11NWA|M5B4ST11NWB)
          WIN(W1=FE88)
          T1(R=Y%DF=Y%T=3B-45%TG=40%S=O%A=S+%F=AS%RD=0%Q=)
          T2(R=N)
          U1(R=Y%DF=N%T=3B-45%TG=40%IPL=164%UN=0%RIPL=G)

          Fingerprint Acme phone
          Class Acme | RouterOS | 6.X | phone
          SEQ(SP=FE-108%GCD=1-6%TI=Z%CI=Z%II=I%TS=9)

          Fingerprint Other printer, a device with quite a long name (firmware 1.2.3.4)
          Class Other | embedded || printer
          SEQ(SP=F0-104%GCD=1-6%TI=I%CI=Z%II=I%TS=A)
          OPS(O1=M5B4ST11NWA%O2=M5B4ST11NWA)
          T1(R=Y%DF=Y|N%T=3B-45%TG=40%S=O%A=S+%F=AS%RD=0%Q=)
          T2(R=Y%DF=Y%T=3B-45%TG=40%W=0)
          U1(R=Y%DF=N%T=3B-45%TG=40%IPL=38%UN=0%RIPL=G)
          """);

  private static final String SUBJECT =
      """
      SEQ(SP=102%GCD=1%ISR=109%TI=Z%CI=Z%II=I%TS=21)
      OPS(O1=M5B4ST11NWA%O2=M5B4ST11NWA)
      WIN(W1=FE88)
      T1(R=Y%DF=Y%T=40%S=O%A=S+%F=AS%RD=0%Q=)
      T2(R=N)
      """;

  private static OsDatabase database(String text) {
    return DatabaseReader.read(
            text.getBytes(StandardCharsets.UTF_8), "invented", NmapProfile.NMAP_7_99)
        .database();
  }

  private static Optional<Explanation> explanation(OsDatabase database, Fingerprint subject) {
    var matcher = new CompiledMatcher(database, Rules.DEFAULT);
    return new Explainer(database, Rules.DEFAULT).explain(subject, matcher.match(subject));
  }

  private static Explained explained(OsDatabase database, String lines) {
    Fingerprint subject = fingerprint(lines);
    HostRecord host =
        HostRecord.newBuilder(Samples.near().rounds(lines).build())
            .setAttributesObserved(
                subject.lines().stream().mapToInt(line -> line.values().size()).sum())
            .build();
    return new Explained(host, Rules.DEFAULT, explanation(database, subject), List.of());
  }

  private static Fingerprint fingerprint(String lines) {
    try {
      return Fingerprint.parse(lines);
    } catch (TextRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void bestAndRunnerUpSideBySide() {
    Golden.assertEquals("explained.txt", ExplanationText.of(explained(DATABASE, SUBJECT), false));
  }

  @Test
  void wholeShowsEveryAttributeAndAllOfEachExpression() {
    Golden.assertEquals(
        "explained-whole.txt", ExplanationText.of(explained(DATABASE, SUBJECT), true));
  }

  @Test
  void withoutAnotherOsTheBestStandsAlone() {
    var alone =
        new OsDatabase("invented", "", DATABASE.matchPoints(), DATABASE.references().subList(0, 2));

    Golden.assertEquals(
        "explained-alone.txt", ExplanationText.of(explained(alone, SUBJECT), false));
  }

  @Test
  void whatCannotBeExplainedIsSaid() {
    var nothing =
        new Explained(Samples.near().build(), Rules.DEFAULT, Optional.empty(), List.of("because"));

    assertThat(ExplanationText.of(nothing, false))
        .startsWith("Verdict on 192.0.2.10 (scope default): guess, Acme RouterOS 7.1\n")
        .endsWith("\nNote: because\n");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    assertThat(ExplanationText.of(explained(DATABASE, SUBJECT), false).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(ExplanationText.WIDTH));
  }

  @Test
  void nothingFromTheWireReachesTheTerminal() {
    var hostile =
        new TestLine(
            TestName.T1,
            Map.of(
                Attribute.R, "Y", Attribute.S, Samples.HOSTILE, Attribute.Q, "\u202e".repeat(40)));
    var explained =
        new Explained(
            Samples.near().build(),
            Rules.DEFAULT,
            explanation(DATABASE, Fingerprint.of(List.of(hostile))),
            List.of(Samples.HOSTILE));

    for (boolean whole : new boolean[] {false, true}) {
      assertThat(ExplanationText.of(explained, whole).lines())
          .allSatisfy(line -> assertThat(Samples.isVisible(line)).as(line).isTrue());
    }
    assertThat(ExplanationJson.of(explained)).matches("[ -~]+");
  }

  @Test
  void jsonHoldsWhatTheTextSays() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ExplanationJson.of(explained(DATABASE, SUBJECT)));
    JsonNode best = json.get("best");

    assertThat(json.get("address").asText()).isEqualTo("192.0.2.10");
    assertThat(best.get("name").asText()).isEqualTo("Acme RouterOS 7");
    assertThat(best.get("matched").asDouble() / best.get("possible").asDouble())
        .isEqualTo(best.get("accuracy").asDouble());
    assertThat(json.get("margin").asDouble())
        .isEqualTo(
            best.get("accuracy").asDouble() - json.get("runnerUp").get("accuracy").asDouble());
    assertThat(json.get("open").get(0).get("probes").asText()).isEqualTo("U1");
  }
}
