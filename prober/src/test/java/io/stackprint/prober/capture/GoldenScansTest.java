package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures of real scans against what nmap itself said of the same run. */
class GoldenScansTest {
  private static final Path CAPTURES = Path.of("../cli/src/test/resources/captures");

  static Stream<String> activeIpv4Scans() throws IOException {
    try (Stream<Path> files = Files.list(CAPTURES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .filter(name -> !name.startsWith("ipv6") && !name.startsWith("passive"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("activeIpv4Scans")
  void portsAndPlaceAreThoseNmapReports(String name) throws IOException {
    CollectedEvidence evidence = read(name);

    List<JsonNode> hosts = hosts(name);
    assertThat(evidence.ends.stream().map(RoundEnd::getAddress).distinct())
        .containsExactlyInAnyOrderElementsOf(
            hosts.stream().map(host -> host.get("addr").asText()).toList());
    for (JsonNode host : hosts) {
      List<RoundEnd> rounds = evidence.endsOf(host.get("addr").asText());
      assertThat(rounds).hasSize(name.equals("scan_tries3") ? 3 : 1);
      rounds.forEach(round -> agrees(round, host, evidence));
    }
  }

  private static void agrees(RoundEnd round, JsonNode host, CollectedEvidence evidence) {
    JsonNode expected = host.get("expected");
    assertThat(round.getOutcome()).as(round::toString).isEqualTo(RoundOutcome.COMPLETE);
    assertThat(round.getOpenTcp().map(PortUsed::getNumber))
        .isEqualTo(portUsed(expected, "open", "tcp"));
    assertThat(round.getClosedTcp().filter(GoldenScansTest::isKnown).map(PortUsed::getNumber))
        .isEqualTo(portUsed(expected, "closed", "tcp"));
    boolean answered =
        evidence.repliesOf(round).stream().anyMatch(reply -> reply.getProbe() == ProbeName.U1);
    assertThat(
            round.getClosedUdp().filter(port -> answered || isKnown(port)).map(PortUsed::getNumber))
        .isEqualTo(portUsed(expected, "closed", "udp"));
    assertThat(round.getMacAddress())
        .isEqualTo(
            Optional.ofNullable(host.get("mac")).filter(JsonNode::isTextual).map(JsonNode::asText));
    String method = expected.path("distanceMethod").asText("");
    assertThat(round.getLocal()).isEqualTo(method.equals("L"));
    assertThat(round.getTracerouteHops())
        .isEqualTo(
            method.equals("T") ? Optional.of(expected.get("distance").asInt()) : Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("activeIpv4Scans")
  void everyReplyIsCountedOnce(String name) throws IOException {
    CollectedEvidence evidence = read(name);

    for (RoundEnd end : evidence.ends) {
      assertThat(evidence.repliesOf(end)).hasSize(end.getReplies());
    }
    assertThat(evidence.replies).doesNotHaveDuplicates();
  }

  @Test
  void udpScansAreSeenWhereThereWasOne() throws IOException {
    assertThat(read("linux_ts1_noopen_udp").ends.get(0).getUdpScanned()).contains(true);
    assertThat(read("linux_icmp_slow").ends.get(0).getUdpScanned()).contains(true);
    assertThat(read("linux_default").ends.get(0).getUdpScanned()).contains(false);
    assertThat(read("multi4_noise").ends.get(0).getUdpScanned()).isEmpty();
  }

  @Test
  void ipv6AndPassiveTrafficHoldsNoProbes() throws IOException {
    for (String name : List.of("ipv6_linux_default", "passive_linux", "passive_nat")) {
      var evidence = new CollectedEvidence();
      var collector = new ObservationCollector(CollectorSettings.of("lab", "replay"), evidence);

      CaptureSummary file = CaptureReader.read(capture(name), collector, CaptureProgress.NONE);
      collector.finish();

      assertThat(evidence.records).isEmpty();
      assertThat(collector.counts().probes()).isZero();
      assertThat(CollectorCounts.noProbesMessage(file))
          .startsWith("no OS-detection probes in ")
          .contains(
              file.counts().packets() + " packets, " + file.counts().ipv4() + " of them IPv4");
    }
  }

  private static boolean isKnown(PortUsed port) {
    return port.getKnowledge() == PortKnowledge.KNOWN;
  }

  private static Optional<Integer> portUsed(JsonNode expected, String state, String protocol) {
    for (JsonNode port : expected.get("portsUsed")) {
      if (port.get("state").asText().equals(state) && port.get("proto").asText().equals(protocol)) {
        return Optional.of(port.get("port").asInt());
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> hosts(String name) throws IOException {
    JsonNode description = new ObjectMapper().readTree(CAPTURES.resolve(name + ".json").toFile());
    if (description.has("addr")) {
      return List.of(description);
    }
    var hosts = new ArrayList<JsonNode>();
    description.get("hosts").forEach(hosts::add);
    return hosts;
  }

  private static CollectedEvidence read(String name) throws IOException {
    var evidence = new CollectedEvidence();
    var collector = new ObservationCollector(CollectorSettings.of("lab", "replay"), evidence);
    CaptureReader.read(capture(name), collector, CaptureProgress.NONE);
    collector.finish();
    return evidence;
  }

  private static Path capture(String name) {
    Path pcap = CAPTURES.resolve(name + ".pcap");
    return Files.exists(pcap) ? pcap : CAPTURES.resolve(name + ".pcapng");
  }
}
