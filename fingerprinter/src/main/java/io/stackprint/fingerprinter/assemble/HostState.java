package io.stackprint.fingerprinter.assemble;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.derive.HopDistance;
import io.stackprint.fingerprinter.derive.PortUnreachable;
import io.stackprint.fingerprinter.derive.ScanConditions;
import io.stackprint.fingerprinter.derive.SeqReply;
import io.stackprint.fingerprinter.derive.TimingRatio;
import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortTable;
import io.stackprint.record.PortUsed;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.Quality;
import io.stackprint.record.RoundEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a host and lasts from round to round. */
final class HostState {
  private final Rules rules;

  private Optional<Integer> measuredHops = Optional.empty();
  private Optional<Integer> openTcp = Optional.empty();
  private Optional<Integer> closedTcp = Optional.empty();
  private Optional<Integer> closedUdp = Optional.empty();
  private Optional<PortTable> portTable = Optional.empty();
  private Optional<String> macAddress = Optional.empty();
  private Optional<Integer> tracerouteHops = Optional.empty();
  private boolean local;
  private boolean udpScanned;
  private int scanDelayMillis;
  private int timingTemplate;
  private double timingRatio;
  private EchoReplies earlierEchoes = EchoReplies.NONE;
  private final List<String> notes = new ArrayList<>();

  HostState(Rules rules) {
    this.rules = rules;
  }

  /** Takes over what a round's end says of the host. */
  void learn(RoundEnd end) {
    openTcp = end.getOpenTcp().map(PortUsed::getNumber).or(() -> openTcp);
    closedTcp = end.getClosedTcp().flatMap(HostState::known).or(() -> closedTcp);
    closedUdp = end.getClosedUdp().flatMap(HostState::known).or(() -> closedUdp);
    portTable = end.getPortTable().or(() -> portTable);
    macAddress = end.getMacAddress().or(() -> macAddress);
    tracerouteHops = end.getTracerouteHops().or(() -> tracerouteHops);
    local |= end.getLocal();
    udpScanned |= end.getUdpScanned().orElse(false);
    scanDelayMillis = end.getScanDelayMillis().orElse(scanDelayMillis);
    timingTemplate = end.getTimingTemplate().orElse(timingTemplate);
  }

  private static Optional<Integer> known(PortUsed port) {
    return port.getKnowledge() == PortKnowledge.KNOWN
        ? Optional.of(port.getNumber())
        : Optional.empty();
  }

  /** Takes over what the answers of a round say of the host; the first distance stays. */
  void learn(RoundEvidence evidence, RoundAnswers answers) {
    answers.portUnreachable().ifPresent(answer -> learnFrom(answer, evidence.end()));
    timingRatio = Math.max(timingRatio, ratio(evidence, answers.seq().replies()));
  }

  private void learnFrom(PortUnreachable answer, RoundEnd end) {
    closedUdp = closedUdp.or(() -> end.getClosedUdp().map(PortUsed::getNumber));
    int quotedTtl = answer.quotedIp().ttl();
    measuredHops =
        measuredHops.or(
            () -> end.getUdpProbeTtl().flatMap(sent -> HopDistance.ofQuote(sent, quotedTtl)));
  }

  private double ratio(RoundEvidence evidence, List<SeqReply> accepted) {
    Optional<Long> first = evidence.firstSentMicros(ProbeName.S1);
    Optional<Long> last = evidence.firstSentMicros(ProbeName.S6);
    if (first.isEmpty() || last.isEmpty()) {
      return 0;
    }
    return TimingRatio.of(
        first.get(), accepted.stream().map(SeqReply::sentAtMicros).findFirst(), last.get(), rules);
  }

  /** Echo replies that count from the rounds before: 7.99 forgets to clear them. */
  EchoReplies keptEchoes() {
    return rules.strict() && !rules.is793() ? earlierEchoes : EchoReplies.NONE;
  }

  void keepEchoes(EchoReplies echoes) {
    earlierEchoes = echoes.fromEarlierRound();
  }

  /** Keeps a sentence on what could not be told. */
  void note(String sentence) {
    notes.add(sentence);
  }

  List<String> notes() {
    return notes;
  }

  Optional<Integer> measuredHops() {
    return measuredHops;
  }

  int scanDelayMillis() {
    return scanDelayMillis;
  }

  boolean local() {
    return local;
  }

  Optional<PortTable> portTable() {
    return portTable;
  }

  Optional<String> macAddress() {
    return macAddress;
  }

  PortsUsed ports() {
    var ports = PortsUsed.newBuilder();
    openTcp.ifPresent(ports::setOpenTcp);
    closedTcp.ifPresent(ports::setClosedTcp);
    closedUdp.ifPresent(ports::setClosedUdp);
    return ports.build();
  }

  /** The distance to print: a traceroute wins over what was measured, not over what is certain. */
  Optional<Distance> distance() {
    boolean certain = local || macAddress.isPresent();
    return certain || tracerouteHops.isEmpty()
        ? distanceBeforeTraceroute()
        : tracerouteHops.map(hops -> new Distance(hops, DistanceMethod.TRACEROUTE));
  }

  private Optional<Distance> distanceBeforeTraceroute() {
    return HopDistance.printed(local, macAddress.isPresent(), measuredHops);
  }

  Quality quality() {
    return new ScanConditions(
            scanDelayMillis,
            timingTemplate,
            openTcp.isPresent(),
            closedTcp.isPresent(),
            distanceBeforeTraceroute().map(Distance::getHops),
            timingRatio,
            closedUdp.isPresent(),
            udpScanned)
        .verdict();
  }
}
