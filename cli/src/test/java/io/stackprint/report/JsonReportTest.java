package io.stackprint.report;

import static io.stackprint.report.Samples.HOSTILE;
import static io.stackprint.report.Samples.exact;
import static io.stackprint.report.Samples.near;
import static io.stackprint.report.Samples.none;
import static io.stackprint.report.Samples.notGood;
import static io.stackprint.report.Samples.options;
import static io.stackprint.report.Samples.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackprint.record.HostRecord;
import io.stackprint.record.Sequences;
import io.stackprint.record.TimestampClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {
  static Stream<HostRecord> records() {
    return Stream.of(
        exact().build(),
        notGood(near()).note("a note").scanDelayMillis(0).build(),
        none().tooMany().mac(null).rounds("SEQ()\n", "T1(R=N)\nIE(R=N)\n").build(),
        none().match(HOSTILE, 1, HostFixture.osClass(HOSTILE, "", "", null, "")).build(),
        none().sequences(clock(Double.NaN)).build(),
        none().sequences(clock(Double.NEGATIVE_INFINITY)).build(),
        none().buildSkipped("why"));
  }

  private static Sequences.Builder clock(double hz) {
    Sequences any = exact().build().getFingerprint().getRounds().get(0).getSequences();
    return Sequences.newBuilder(any).setTimestampHz(hz).setTimestampClass(TimestampClass.OTHER);
  }

  @ParameterizedTest
  @MethodSource("records")
  void lineIsReadBackAsTheSameRecord(HostRecord host) throws IOException {
    String line = HostRecordJson.text(host);
    assertThat(line).matches("[ -~]*");
    assertThat(HostRecordJson.read(line)).isEqualTo(host);
  }

  @Test
  void oneRecordIsOneLine() {
    Golden.assertEquals("exact.json", whole(exact(), options(0, false), Samples.JSON));
  }

  @Test
  void fieldsStandInTheOrderOfTheSchema() throws IOException {
    JsonNode json = new JsonMapper().readTree(HostRecordJson.text(exact().build()));
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    List<String> schema =
        HostRecord.getClassSchema().getFields().stream().map(Schema.Field::name).toList();
    assertThat(names)
        .filteredOn(schema::contains)
        .isEqualTo(schema.stream().filter(names::contains).toList());
    assertThat(names).doesNotContain("reason").hasSizeGreaterThan(15);
  }

  @Test
  void isoTimeStandsBesideNanoseconds() throws IOException {
    JsonNode json = new JsonMapper().readTree(HostRecordJson.text(exact().build()));
    assertThat(json.get("observedAtNanos").asLong()).isEqualTo(1_795_401_824_000_000_007L);
    assertThat(json.get("observedAt").asText()).isEqualTo("2026-11-23T02:43:44.000000007Z");
  }

  @Test
  void unknownFieldsAndNullsArePassedOver() throws IOException {
    HostRecord host = exact().build();
    String line = HostRecordJson.text(host).replaceFirst("\\{", "{\"new\":[{}],\"reason\":null,");
    assertThat(HostRecordJson.read(line)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{}",
        "{\"scope\":1}",
        "{\"scope\":null}",
      })
  void refusesWhatIsNoRecord(String line) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> HostRecordJson.read(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cause\":\"OBSERVATION\" -> \"cause\":\"WHIM\"",
        "\"perfectMatches\":1 -> \"perfectMatches\":1.5",
        "\"perfectMatches\":1 -> \"perfectMatches\":3000000000",
        "\"matches\":[ -> \"matches\":[7,",
        "\"complete\":true -> \"complete\":\"yes\"",
        "\"timingRatio\":1.016 -> \"timingRatio\":\"fast\"",
      })
  void refusalNamesTheField(String change) throws IOException {
    String[] parts = change.split(" -> ", 2);
    String line = HostRecordJson.text(exact().build());
    assertThat(line).contains(parts[0]);
    String field = parts[0].substring(1, parts[0].indexOf('"', 1));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> HostRecordJson.read(line.replace(parts[0], parts[1])))
        .withMessageContaining(field);
  }
}
