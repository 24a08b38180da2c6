package io.stackprint.fingerprinter.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprinter.derive.Vectors.Vector;
import io.stackprint.record.TimestampClass;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every derivation gives what Nmap gives on the worked examples. */
class VectorsTest {
  static Stream<Vector> seq() {
    return Vectors.ofKind("seq");
  }

  @ParameterizedTest
  @MethodSource("seq")
  void sequenceNumbers(Vector vector) {
    IsnSequence sequence = IsnSequence.of(replies(vector, "isns"), 0).orElseThrow();

    assertThat(sequence.predictabilityText()).isEqualTo(vector.text("SP").orElseThrow());
    assertThat(sequence.gcdText()).isEqualTo(vector.text("GCD").orElseThrow());
    assertThat(sequence.rateText()).isEqualTo(vector.text("ISR").orElseThrow());
  }

  static Stream<Vector> ipid() {
    return Vectors.ofKind("ipid");
  }

  @ParameterizedTest
  @MethodSource("ipid")
  void ipIds(Vector vector) {
    boolean local = vector.input().path("localhost").asBoolean(false);
    int fewest = vector.input().get("minimum").intValue();

    assertThat(IpIdSequence.of(vector.ints("ids"), fewest, local).text())
        .isEqualTo(vector.text("value"));
  }

  static Stream<Vector> ss() {
    return Vectors.ofKind("ss");
  }

  @ParameterizedTest
  @MethodSource("ss")
  void sharedIpIds(Vector vector) {
    List<Integer> tcp = vector.ints("tcp");
    List<Integer> icmp = vector.ints("icmp");

    Optional<String> shared =
        SharedIpIds.of(
            IpIdSequence.of(tcp, IpIdSequence.FEWEST_FOR_TI, false),
            tcp,
            IpIdSequence.of(icmp, IpIdSequence.FEWEST_FOR_II, false),
            icmp);

    assertThat(shared).isEqualTo(vector.text("SS"));
  }

  static Stream<Vector> ts() {
    return Vectors.ofKind("ts");
  }

  @ParameterizedTest
  @MethodSource("ts")
  void timestamps(Vector vector) {
    String seen = vector.input().path("class").asText("unknown").toUpperCase(Locale.ROOT);

    TimestampClock clock =
        TimestampClock.of(TimestampClass.valueOf(seen), replies(vector, "timestamps"));

    assertThat(clock.text()).isEqualTo(vector.text("TS"));
    assertThat(xmlName(clock.kind())).isEqualTo(vector.text("class").orElseThrow());
    assertThat(clock.nmapUptimeSeconds().map(String::valueOf)).isEqualTo(vector.text("uptime_s"));
  }

  static Stream<Vector> ttl() {
    return Vectors.ofKind("ttl");
  }

  @ParameterizedTest
  @MethodSource("ttl")
  void initialTtl(Vector vector) {
    JsonNode distance = vector.input().get("distance");
    var line = new EnumMap<Attribute, String>(Attribute.class);

    InitialTtl.addTo(
        line,
        vector.input().get("received").intValue(),
        distance.isNull() ? Optional.empty() : Optional.of(distance.intValue()),
        vector.rules());

    assertThat(Optional.ofNullable(line.get(Attribute.T))).isEqualTo(vector.text("T"));
    assertThat(Optional.ofNullable(line.get(Attribute.TG))).isEqualTo(vector.text("TG"));
  }

  static Stream<Vector> rd() {
    return Vectors.ofKind("rd");
  }

  @ParameterizedTest
  @MethodSource("rd")
  void resetData(Vector vector) {
    var data = OctetString.ofHex(vector.input().get("data_hex").asText());
    int flags = vector.input().get("rst").asBoolean() ? TcpFlags.RST : TcpFlags.ACK;

    TcpView reply = segment(TcpBuilder.between(80, 1024).flags(flags).payload(data));

    assertThat(TcpAttributes.resetData(reply, vector.rules()))
        .isEqualTo(vector.text("RD").orElseThrow());
  }

  static Stream<Vector> options() {
    return Vectors.ofKind("options");
  }

  @ParameterizedTest
  @MethodSource("options")
  void optionStrings(Vector vector) {
    var area = OctetString.ofHex(vector.input().get("options_hex").asText());
    TcpBuilder reply = TcpBuilder.between(80, 1024).flags(TcpFlags.ACK).options(area);

    if (vector.expected().get("accepted").asBoolean()) {
      assertThat(OptionString.of(segment(reply), vector.rules()))
          .isEqualTo(vector.text("O").orElseThrow());
    } else {
      assertThatThrownBy(() -> segment(reply)).isInstanceOf(MalformedPacketException.class);
    }
  }

  private static TcpView segment(TcpBuilder segment) {
    return TcpView.withWellFormedOptions(Ipv4View.checked(Ipv4Builder.between(1, 2).emit(segment)));
  }

  private static List<SeqReply> replies(Vector vector, String field) {
    List<SeqReply> replies = new ArrayList<>();
    JsonNode values = vector.input().get(field);
    for (int i = 0; i < values.size(); i++) {
      long value = values.get(i).longValue();
      replies.add(new SeqReply(value, 0, value, vector.input().get("times_us").get(i).longValue()));
    }
    return replies;
  }

  private static String xmlName(TimestampClass kind) {
    return switch (kind) {
      case UNKNOWN -> "unknown";
      case UNSUPPORTED -> "unsupported";
      case ZERO -> "zero";
      case HZ_2 -> "2HZ";
      case HZ_100 -> "100HZ";
      case HZ_1000 -> "1000HZ";
      case OTHER -> "other";
    };
  }
}
