package io.stackprint.prober.capture;

import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.prober.probe.TcpBases;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One round of probes as far as the capture has shown it.
 *
 * <p>Which TCP bases it has may stay open for a while: an S, an O and a T1 probe look alike. So it
 * keeps every possibility that all probes seen so far allow, the likeliest first.
 */
final class Round {
  /** How a probe fits a round. */
  enum Fit {
    /** It has this round's bases. */
    SAME,
    /** The round has shown no probe of this kind yet. */
    OPEN,
    /** It belongs to another round. */
    OTHER
  }

  private static final int LAST_PORT_OFFSET = 19;
  private static final int MAX_SENT = 512; // 23 probes, 4 transmissions each: 92
  private static final int MAX_RECEIVED = 2048;
  private static final int MAX_FLOWS = 1024;

  private final List<SentProbe> sent = new ArrayList<>();
  private final List<ReceivedPacket> received = new ArrayList<>();
  private final Set<ReceivedPacket.Slot> otherFlows = new HashSet<>();
  private final Optional<Boolean> udpScanned;
  private List<TcpBases> possibleBases = List.of();
  private OptionalInt icmpIdBase = OptionalInt.empty();
  private ProbeSighting.@Nullable Udp u1;
  private @Nullable PortUsed closedTcp;
  private @Nullable PortUsed closedUdp;
  private long lastSentNanos = Long.MIN_VALUE;
  private long latestTimeoutNanos;
  private int cutReplies;

  /**
   * A round that begins now.
   *
   * @param udpScanned whether a UDP port scan had happened before, if that can be told
   */
  Round(Optional<Boolean> udpScanned) {
    this.udpScanned = udpScanned;
  }

  Fit fit(ProbeSighting sighting) {
    if (sighting instanceof ProbeSighting.Tcp tcp) {
      return possibleBases.isEmpty() ? Fit.OPEN : same(!merged(tcp).isEmpty());
    }
    if (sighting instanceof ProbeSighting.Echo echo) {
      return icmpIdBase.isEmpty() ? Fit.OPEN : same(icmpIdBase.getAsInt() == echo.icmpIdBase());
    }
    var udp = (ProbeSighting.Udp) sighting;
    return u1 == null ? Fit.OPEN : same(sentU1(udp.sourcePort(), udp.destinationPort()));
  }

  private static Fit same(boolean same) {
    return same ? Fit.SAME : Fit.OTHER;
  }

  private List<TcpBases> merged(ProbeSighting.Tcp tcp) {
    var merged = new ArrayList<TcpBases>();
    for (TcpBases possible : possibleBases) {
      for (ProbeSighting.Reading reading : tcp.readings()) {
        possible.merge(reading.bases()).ifPresent(merged::add);
      }
    }
    return merged;
  }

  /** True when the capture has shown this very transmission already. */
  boolean isCopy(SentProbe probe) {
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (probe.isCopyOf(sent.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a probe that {@linkplain #fit fits}.
   *
   * @return false when the round has more transmissions than any scan sends
   */
  boolean add(SentProbe probe, TcpPortScan tcpScan, UdpPortScan udpScan) {
    if (sent.size() >= MAX_SENT) {
      return false;
    }
    learn(probe.sighting(), tcpScan, udpScan);
    latestTimeoutNanos = timeoutBefore(probe).orElse(latestTimeoutNanos);
    sent.add(probe);
    lastSentNanos = Math.max(lastSentNanos, probe.atNanos());
    return true;
  }

  /** How long the scanner had waited for a reply before it sent this probe again, if it did. */
  private OptionalLong timeoutBefore(SentProbe probe) {
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (sent.get(i).sighting().equals(probe.sighting())) {
        return OptionalLong.of(probe.atNanos() - sent.get(i).atNanos());
      }
    }
    return OptionalLong.empty();
  }

  private void learn(ProbeSighting sighting, TcpPortScan tcpScan, UdpPortScan udpScan) {
    if (sighting instanceof ProbeSighting.Tcp tcp) {
      possibleBases =
          possibleBases.isEmpty()
              ? tcp.readings().stream().map(ProbeSighting.Reading::bases).toList()
              : List.copyOf(merged(tcp));
      if (closedTcp == null && aimOf(tcp) == Probe.Aim.CLOSED_TCP) {
        int port = tcp.destinationPort();
        closedTcp = new PortUsed(port, tcpScan.knowledgeOfClosed(port));
      }
    } else if (sighting instanceof ProbeSighting.Echo echo) {
      icmpIdBase = OptionalInt.of(echo.icmpIdBase());
    } else if (sighting instanceof ProbeSighting.Udp udp && u1 == null) {
      u1 = udp;
      int port = udp.destinationPort();
      closedUdp = new PortUsed(port, udpScan.knowledgeOfClosed(port, tcpScan.happened()));
    }
  }

  /**
   * Takes a packet from the target.
   *
   * @return false when the round has more replies than any host gives
   */
  boolean add(ReceivedPacket packet) {
    if (received.size() >= MAX_RECEIVED) {
      return false;
    }
    received.add(packet);
    return true;
  }

  /** Remembers that the scanner also sent something that is no probe and would bring this back. */
  void sentOther(ReceivedPacket.Slot answer) {
    if (otherFlows.size() < MAX_FLOWS) {
      otherFlows.add(answer);
    }
  }

  void cutReply() {
    cutReplies++;
  }

  /** True when a packet of this kind could be taken for a reply. */
  boolean mayBeAnswered(ReceivedPacket.Slot slot) {
    if (slot instanceof ReceivedPacket.Slot.Tcp tcp) {
      return mayUsePort(tcp.scannerPort());
    }
    return slot instanceof ReceivedPacket.Slot.Echo echo && usesIcmpId(echo.identifier());
  }

  boolean mayUsePort(int scannerPort) {
    return possibleBases.stream()
        .anyMatch(bases -> bases.portOffset(scannerPort) <= LAST_PORT_OFFSET);
  }

  boolean usesIcmpId(int identifier) {
    return icmpIdBase.isPresent() && ((identifier - icmpIdBase.getAsInt()) & 0xffff) <= 1;
  }

  boolean sentU1(int sourcePort, int destinationPort) {
    return u1 != null && u1.sourcePort() == sourcePort && u1.destinationPort() == destinationPort;
  }

  /** The TCP bases: the likeliest possibility that all probes allow. */
  Optional<TcpBases> tcpBases() {
    return possibleBases.stream().findFirst();
  }

  /** True when both can be the same draw of values, sent to one target by two addresses. */
  boolean hasBasesOf(Round other) {
    if (tcpBases().isPresent() && other.tcpBases().isPresent()) {
      return tcpBases().get().merge(other.tcpBases().get()).isPresent();
    }
    return icmpIdBase.isPresent() && icmpIdBase.equals(other.icmpIdBase);
  }

  OptionalInt icmpIdBase() {
    return icmpIdBase;
  }

  Optional<ProbeSighting.Udp> u1() {
    return Optional.ofNullable(u1);
  }

  Optional<PortUsed> openTcp() {
    return sent.stream()
        .map(SentProbe::sighting)
        .filter(ProbeSighting.Tcp.class::isInstance)
        .map(ProbeSighting.Tcp.class::cast)
        .filter(tcp -> aimOf(tcp) == Probe.Aim.OPEN_TCP)
        .findFirst()
        .map(tcp -> new PortUsed(tcp.destinationPort(), PortKnowledge.KNOWN));
  }

  private static Probe.Aim aimOf(ProbeSighting.Tcp tcp) {
    return Probe.of(tcp.readings().get(0).name()).aim();
  }

  Optional<PortUsed> closedTcp() {
    return Optional.ofNullable(closedTcp);
  }

  Optional<PortUsed> closedUdp() {
    return Optional.ofNullable(closedUdp);
  }

  Optional<Boolean> udpScanned() {
    return udpScanned;
  }

  /** What a probe of this round is, now that its bases are known. */
  ProbeName nameOf(ProbeSighting sighting) {
    if (sighting instanceof ProbeSighting.Tcp tcp) {
      return nameOf(tcp);
    }
    return sighting instanceof ProbeSighting.Echo echo ? echo.name() : ProbeName.U1;
  }

  private ProbeName nameOf(ProbeSighting.Tcp tcp) {
    TcpBases bases = tcpBases().orElseThrow();
    return tcp.readings().stream()
        .filter(reading -> reading.bases().merge(bases).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(tcp + " in a round of " + bases))
        .name();
  }

  List<SentProbe> sent() {
    return sent;
  }

  List<ReceivedPacket> received() {
    return received;
  }

  boolean hasOtherFlow(ReceivedPacket.Slot slot) {
    return otherFlows.contains(slot);
  }

  int cutReplies() {
    return cutReplies;
  }

  long startNanos() {
    return sent.get(0).atNanos();
  }

  long lastSentNanos() {
    return lastSentNanos;
  }

  /**
   * When the scanner stopped listening: after its last timeout, which is about as long as the one
   * before it last sent a probe again.
   *
   * @param otherwise that timeout where no probe was sent again, nanoseconds
   */
  long listensUntilNanos(long otherwise) {
    return lastSentNanos + (latestTimeoutNanos > 0 ? latestTimeoutNanos : otherwise);
  }
}
