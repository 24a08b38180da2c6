package io.stackprint.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTextTest {
  private static final Path VECTORS = Path.of("src/test/resources/os-detection-vectors.json");
  private static final String LINES =
      """
      SEQ(SP=105%GCD=1%ISR=10C%TI=Z%CI=Z%II=I%TS=21)
      T2(R=N)
      T4(R=Y%DF=Y%T=40%W=0%S=A%A=Z%F=R%O=%RD=0%Q=)
      """;

  @Test
  void readsWhatItPrints() throws TextRefusedException {
    Fingerprint read = Fingerprint.parse(LINES);

    assertThat(read.text()).isEqualTo(LINES);
    assertThat(read.value(TestName.T4, Attribute.A)).hasValue("Z");
    assertThat(read.value(TestName.T4, Attribute.O)).hasValue("");
    assertThat(read.value(TestName.T4, Attribute.TG)).isEmpty();
  }

  @Test
  void readsWrappedLinesCutAnywhere() throws TextRefusedException {
    String pasted =
        "  OS:SEQ(SP=10\r\nOS:5%GCD=1%ISR=10C%TI=Z%CI=Z%II=I%TS=21)T2(R  \r\nOS:=N)T4(R="
            + "Y%DF=Y%T=40%W=0%S=A%A=Z%F=R%O=%RD=0%Q=)\r\n";

    assertThat(Fingerprint.parse(pasted).text()).isEqualTo(LINES);
  }

  @Test
  void wrapsIntoPiecesOf72() throws TextRefusedException {
    var merged = MergedFingerprint.parse(LINES);

    assertThat(merged.wrapped())
        .isEqualTo(
            """
            OS:SEQ(SP=105%GCD=1%ISR=10C%TI=Z%CI=Z%II=I%TS=21)T2(R=N)T4(R=Y%DF=Y%T=40%W=
            OS:0%S=A%A=Z%F=R%O=%RD=0%Q=)
            """);
    assertThat(MergedFingerprint.parse(merged.wrapped())).isEqualTo(merged);
  }

  @Test
  void wrapsAsTheWorkedExample() throws IOException, TextRefusedException {
    JsonNode all = new ObjectMapper().readTree(VECTORS.toFile()).get("vectors");
    int seen = 0;
    for (JsonNode vector : all) {
      if (vector.get("kind").asText().equals("wrap")) {
        String plain = lines(vector.get("input").get("lines"));
        String wrapped = lines(vector.get("expected").get("wrapped"));
        assertThat(MergedFingerprint.parse(plain).wrapped()).isEqualTo(wrapped);
        assertThat(MergedFingerprint.parse(wrapped).text()).isEqualTo(plain);
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }

  private static String lines(JsonNode array) {
    var text = new StringBuilder();
    array.forEach(line -> text.append(line.asText()).append('\n'));
    return text.toString();
  }

  @Test
  void keepsALineWithoutAttributes() throws TextRefusedException {
    assertThat(Fingerprint.parse("SEQ()").line(TestName.SEQ))
        .hasValue(new TestLine(TestName.SEQ, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          T1(R=Y%QX=1)            ! text:1: expected an attribute of test T1, found 'QX'
          T1(R=Y%W=1)             ! text:1: expected an attribute of test T1, found 'W'
          T1(R=Y%R=N)             ! text:1: expected R once in test T1, found it twice
          SEQ(SP=100-10A)         ! text:1: expected a plain value of SP, found '100-10A'
          S1(P=6000)              ! text:1: expected the name of an IPv4 test, found 'S1'
          T1(R)                   ! text:1: expected attribute=value in T1, found 'R'
          T1(R=Y                  ! text:1: expected a test line like T2(R=N), found 'T1(R=Y'
          T1 R=Y)                 ! text:1: expected a test line like T2(R=N), found 'T1 R=Y)'
          hello                   ! text:1: expected a test line like T2(R=N), found 'hello'
          T2(R=N)T2(R=N)          ! text:1: expected one line of each test, found two of one test
          SCAN(V=7.93%E=6)        ! text:1: expected an IPv4 fingerprint (E=4), found E=6
          SCAN(V=7.93%E=4%D=13/1) ! text:1: expected a month and its day in D, found '13/1'
          SCAN(V=7.93%Z=4)        ! text:1: expected a field of SCAN, found 'Z'
          """)
  void refusesWithLineExpectedAndFound(String text, String message) {
    assertThatThrownBy(() -> Fingerprint.parse(text))
        .isInstanceOf(TextRefusedException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheLineOfAWrappedFault() {
    assertThatThrownBy(() -> Fingerprint.parse("\nOS:T2(R=\nOS:N)T3(\nOS:X=1)"))
        .hasMessage("text:3: expected an attribute of test T3, found 'X'");
  }

  @Test
  void showsNoControlCharactersOfTheText() {
    assertThatThrownBy(() -> Fingerprint.parse("T1(\u001b[31m=Y)"))
        .hasMessage("text:1: expected an attribute of test T1, found '?[31m'");
  }
}
