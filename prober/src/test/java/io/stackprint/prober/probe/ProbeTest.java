package io.stackprint.prober.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeTest {
  private static final File VECTORS =
      new File("../schemas/src/test/resources/os-detection-vectors.json");
  private static final RoundValues VALUES =
      new RoundValues(0xfffffffeL, 0x80000001L, 65530, 0xffff, 40125, 63);
  private static final Envelope ENVELOPE = new Envelope(0x0a000001, 0xc0a80102, 443, 0xbeef, 37);

  static Stream<JsonNode> vectors() throws IOException {
    JsonNode all = new ObjectMapper().readTree(VECTORS).get("vectors");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(vector -> vector.get("kind").asText().equals("probe"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void probesOfARealScanComeOutOctetForOctet(JsonNode vector) {
    JsonNode in = vector.get("input");
    var values =
        new RoundValues(
            in.path("SB").asLong(),
            in.path("AB").asLong(),
            in.path("PB").asInt(),
            in.path("IB").asInt(),
            in.path("UB").asInt(),
            in.get("ttl").asInt());
    var envelope =
        new Envelope(
            Ipv4Address.parse(in.get("src").asText()),
            Ipv4Address.parse(in.get("dst").asText()),
            in.path("dport").asInt(in.path("CU").asInt()),
            in.get("ip_id").asInt(),
            in.get("ttl").asInt());

    byte[] datagram =
        Probe.of(ProbeName.valueOf(in.get("probe").asText())).datagram(values, envelope);

    assertThat(OctetString.copyOf(datagram)).hasToString(vector.at("/expected/ip_hex").asText());
  }

  @Test
  void everyProbeHasItsPlaceInTheSendingOrder() {
    assertThat(Probe.inSendingOrder()).extracting(Probe::name).containsExactly(ProbeName.values());
  }

  @ParameterizedTest
  @EnumSource(ProbeName.class)
  void whatIsBuiltIsRecognisedWithItsValues(ProbeName name) {
    Ipv4View sent = Ipv4View.checked(Probe.of(name).datagram(VALUES, ENVELOPE));

    ProbeSighting sighting = ProbeRecogniser.recognise(sent).orElseThrow();

    if (sighting instanceof ProbeSighting.Tcp tcp) {
      var bases = new TcpBases(65530, 0xfffffffeL, name == ProbeName.ECN ? -1 : 0x80000001L);
      assertThat(tcp.readings()).contains(new ProbeSighting.Reading(name, bases));
      assertThat(tcp.destinationPort()).isEqualTo(443);
    } else if (sighting instanceof ProbeSighting.Echo echo) {
      assertThat(echo).isEqualTo(new ProbeSighting.Echo(name, 0xffff));
    } else {
      assertThat(sighting)
          .isInstanceOfSatisfying(
              ProbeSighting.Udp.class,
              udp -> {
                assertThat(udp.sourcePort()).isEqualTo(40125);
                assertThat(udp.destinationPort()).isEqualTo(443);
                assertThat(udp.ttl()).isEqualTo(63);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(ProbeName.class)
  void everyFeatureMustBeExact(ProbeName name) {
    byte[] sent = Probe.of(name).datagram(VALUES, ENVELOPE);
    for (int at : featuresOf(name, sent)) {
      byte[] changed = sent.clone();
      changed[at] ^= 1;
      assertThat(ProbeRecogniser.recognise(Ipv4View.checked(changed)))
          .as("%s with octet %d changed", name, at)
          .isEmpty();
    }
  }

  @Test
  void sAndItsSubstitutesAreReadInThatOrder() {
    Ipv4View s1 = Ipv4View.checked(Probe.of(ProbeName.S1).datagram(VALUES, ENVELOPE));

    var sighting = (ProbeSighting.Tcp) ProbeRecogniser.recognise(s1).orElseThrow();

    assertThat(sighting.readings())
        .extracting(ProbeSighting.Reading::name)
        .containsExactly(ProbeName.S1, ProbeName.O1, ProbeName.T1);
  }

  @ParameterizedTest
  @EnumSource(
      value = ProbeName.class,
      names = {"U1", "IE1", "IE2"})
  void aPayloadCutByTheCaptureIsRecognised(ProbeName name) {
    byte[] sent = Probe.of(name).datagram(VALUES, ENVELOPE);

    assertThat(ProbeRecogniser.recognise(Ipv4View.checked(sent, 0, 60))).isPresent();
    assertThat(ProbeRecogniser.recognise(Ipv4View.checked(sent, 0, 28))).isPresent();
    assertThat(ProbeRecogniser.recognise(Ipv4View.checked(sent, 0, 27))).isEmpty();
  }

  @Test
  void aSegmentWithDataIsNoProbe() {
    byte[] sent = Probe.of(ProbeName.T2).datagram(VALUES, ENVELOPE);
    byte[] longer = Arrays.copyOf(sent, sent.length + 1);
    longer[3]++;

    assertThat(ProbeRecogniser.recognise(Ipv4View.checked(longer))).isEmpty();
  }

  @Test
  void aFragmentIsNoProbe() {
    byte[] sent = Probe.of(ProbeName.T5).datagram(VALUES, ENVELOPE);
    sent[7] |= 1;

    assertThat(ProbeRecogniser.recognise(Ipv4View.checked(sent))).isEmpty();
  }

  @Test
  void basesOfOneRoundMerge() {
    var t2 = new TcpBases(1, 2, 3);
    var ecn = new TcpBases(1, 2, TcpBases.UNKNOWN);

    assertThat(ecn.merge(t2)).contains(t2);
    assertThat(t2.merge(ecn)).contains(t2);
    assertThat(t2.merge(new TcpBases(1, 2, 4))).isEmpty();
    assertThat(t2.merge(new TcpBases(1, 3, 3))).isEmpty();
    assertThat(t2.merge(new TcpBases(257, 2, 3))).isEmpty();
    assertThat(new TcpBases(65530, 2, 3).portOffset(3)).isEqualTo(9);
  }

  /** Offsets of octets in which a change makes it another packet. */
  private static List<Integer> featuresOf(ProbeName name, byte[] sent) {
    return switch (name) {
      case IE1, IE2 -> List.of(20, 21, 26, 27, 28, sent.length - 1, 1, 3);
      case U1 -> List.of(4, 5, 3, 25, 28, sent.length - 1);
      case ECN -> List.of(28, 29, 30, 31, 32, 33, 34, 35, 38, 39, 40, sent.length - 1);
      default -> List.of(32, 33, 34, 35, 38, 39, 40, sent.length - 1);
    };
  }
}
