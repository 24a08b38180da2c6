package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors shared with the detection rules: probes of a real scan, and option areas. */
class ProbeVectorsTest {
  static Stream<JsonNode> probes() throws IOException {
    return vectors("probe");
  }

  static Stream<JsonNode> optionAreas() throws IOException {
    return vectors("options");
  }

  @ParameterizedTest
  @MethodSource("probes")
  void fieldsOfACapturedProbeBuildTheSameOctets(JsonNode vector) {
    byte[] captured = HexFormat.of().parseHex(vector.at("/expected/ip_hex").asText());
    Ipv4View datagram = Ipv4View.checked(captured);

    byte[] built =
        Ipv4Builder.between(datagram.source(), datagram.destination())
            .tos(datagram.tos())
            .ipId(datagram.ipId())
            .dontFragment(datagram.dontFragment())
            .ttl(datagram.ttl())
            .emit(payload(datagram));

    assertThat(OctetString.copyOf(built)).isEqualTo(OctetString.copyOf(captured));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void viewsReadTheParametersOfACapturedProbe(JsonNode vector) {
    JsonNode input = vector.get("input");
    Ipv4View datagram =
        Ipv4View.checked(HexFormat.of().parseHex(vector.at("/expected/ip_hex").asText()));

    assertThat(datagram.sourceText()).isEqualTo(input.get("src").asText());
    assertThat(datagram.destination()).isEqualTo(Ipv4Address.parse(input.get("dst").asText()));
    assertThat(datagram.ipId()).isEqualTo(input.get("ip_id").asInt());
    assertThat(datagram.ttl()).isEqualTo(input.get("ttl").asInt());
    if (input.has("dport")) {
      assertThat(TcpView.withWellFormedOptions(datagram).destinationPort())
          .isEqualTo(input.get("dport").asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("optionAreas")
  void strictDoorAcceptsWhatNmapAccepts(JsonNode vector) {
    OctetString area = OctetString.ofHex(vector.at("/input/options_hex").asText());
    Ipv4View datagram =
        Ipv4View.checked(Ipv4Builder.between(1, 2).emit(TcpBuilder.between(1, 2).options(area)));

    assertThat(accepts(datagram)).isEqualTo(vector.at("/expected/accepted").asBoolean());
  }

  private static boolean accepts(Ipv4View datagram) {
    try {
      return TcpView.withWellFormedOptions(datagram).headerLength() >= 20;
    } catch (MalformedPacketException refused) {
      return false;
    }
  }

  private static Payload payload(Ipv4View datagram) {
    return switch (datagram.protocol()) {
      case Ipv4View.TCP -> tcp(TcpView.checked(datagram));
      case Ipv4View.UDP -> udp(UdpView.checked(datagram));
      default -> icmp(IcmpView.checked(datagram));
    };
  }

  private static TcpBuilder tcp(TcpView view) {
    return TcpBuilder.between(view.sourcePort(), view.destinationPort())
        .seq(view.seq())
        .ack(view.ack())
        .reserved(view.reserved())
        .flags(view.flags())
        .window(view.window())
        .urgentPointer(view.urgentPointer())
        .options(view.options());
  }

  private static UdpBuilder udp(UdpView view) {
    return new UdpBuilder(
        view.sourcePort(), view.destinationPort(), OctetString.copyOf(view.payload()));
  }

  private static IcmpBuilder icmp(IcmpView view) {
    return new IcmpBuilder(
        view.type(), view.code(), view.restOfHeader(), OctetString.copyOf(view.body()));
  }

  private static Stream<JsonNode> vectors(String kind) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ProbeVectorsTest.class.getResourceAsStream("/os-detection-vectors.json"))) {
      JsonNode all = new ObjectMapper().readTree(in).get("vectors");
      return StreamSupport.stream(all.spliterator(), false)
          .filter(vector -> vector.get("kind").asText().equals(kind));
    }
  }
}
