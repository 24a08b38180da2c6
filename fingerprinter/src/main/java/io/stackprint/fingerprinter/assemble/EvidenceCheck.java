package io.stackprint.fingerprinter.assemble;

import static io.stackprint.refusal.FieldCheck.optional;
import static io.stackprint.refusal.FieldCheck.range;

import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.refusal.RefusedRecordException;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * What no prober writes: evidence of a scan that cannot have been.
 *
 * <p>A host may answer anything, and an odd answer is evidence. But a record whose numbers lie
 * outside what its schema says, or whose octets are no IP datagram at all, was damaged on its way
 * or comes from something that is no prober. Checked once at the door, so that nothing behind it
 * can fail.
 */
public final class EvidenceCheck {
  /** Nmap's {@code --max-os-tries} allows 50. */
  static final int MOST_ROUNDS = 50;

  /**
   * Far more than 23 probes, each sent four times, can be answered; keeps the fingerprint, which
   * links to every reply, below the million octets that a record may have.
   */
  static final int MOST_REPLIES = 1000;

  /** Far more probers than can die over one scan. */
  static final int MOST_ATTEMPTS = 100;

  private static final int LONGEST_DATAGRAM = 0xFFFF; // RFC 791 §3.1, Total Length
  private static final long LARGEST_32_BITS = 0xFFFF_FFFFL;
  private static final int LARGEST_16_BITS = 0xFFFF;
  private static final int LARGEST_OCTET = 0xFF;
  private static final Pattern OBSERVATION = Pattern.compile("[0-9a-f]{32}");

  private EvidenceCheck() {}

  /**
   * Refuses a reply that cannot be one.
   *
   * @throws RefusedRecordException if a number is out of range, or the octets are no datagram
   */
  public static void require(ProbeReply reply) {
    observation(reply.getObservation());
    range("round", reply.getRound(), 1, MOST_ROUNDS);
    range("arrival", reply.getArrival(), 0, MOST_REPLIES - 1L);
    range("transmission", reply.getTransmission(), 0, Integer.MAX_VALUE);
    range("sentAtNanos", reply.getSentAtNanos(), 0, Long.MAX_VALUE);
    range("receivedAtNanos", reply.getReceivedAtNanos(), 0, Long.MAX_VALUE);
    range("probeOctets, length", reply.getProbeOctets().remaining(), 0, LONGEST_DATAGRAM);
    datagram(reply.getReplyOctets());
  }

  /**
   * Refuses the end of a round that cannot have been.
   *
   * @throws RefusedRecordException if a number is out of range
   */
  public static void require(RoundEnd end) {
    observation(end.getObservation());
    range("round", end.getRound(), 1, MOST_ROUNDS);
    range("replies", end.getReplies(), 0, MOST_REPLIES);
    range("startedAtNanos", end.getStartedAtNanos(), 0, Long.MAX_VALUE);
    range("endedAtNanos", end.getEndedAtNanos(), 0, Long.MAX_VALUE);
    optional("tcpSequenceBase", end.getTcpSequenceBase(), LARGEST_32_BITS);
    optional("tcpAckBase", end.getTcpAckBase(), LARGEST_32_BITS);
    optional("icmpIdBase", end.getIcmpIdBase(), LARGEST_16_BITS);
    optional("tcpPortBase", end.getTcpPortBase(), LARGEST_16_BITS);
    optional("udpSourcePort", end.getUdpSourcePort(), LARGEST_16_BITS);
    optional("udpProbeTtl", end.getUdpProbeTtl(), LARGEST_OCTET);
    optional("udpChecksum", end.getUdpChecksum(), LARGEST_16_BITS);
    optional("openTcp", end.getOpenTcp().map(PortUsed::getNumber), LARGEST_16_BITS);
    optional("closedTcp", end.getClosedTcp().map(PortUsed::getNumber), LARGEST_16_BITS);
    optional("closedUdp", end.getClosedUdp().map(PortUsed::getNumber), LARGEST_16_BITS);
    end.getProbes().forEach(EvidenceCheck::times);
    range("earlierAttempts, length", end.getEarlierAttempts().size(), 0, MOST_ATTEMPTS);
    end.getEarlierAttempts().forEach(EvidenceCheck::observation);
  }

  private static void times(ProbeSent probe) {
    probe.getSentAtNanos().forEach(time -> range("probes.sentAtNanos", time, 0, Long.MAX_VALUE));
  }

  private static void observation(String id) {
    if (!OBSERVATION.matcher(id).matches()) {
      throw new RefusedRecordException(
          "observation: expected 32 lower-case hexadecimal digits, found a text of %d characters"
              .formatted(id.length()));
    }
  }

  private static void datagram(ByteBuffer octets) {
    range("replyOctets, length", octets.remaining(), 0, LONGEST_DATAGRAM);
    var copy = new byte[octets.remaining()];
    octets.duplicate().get(copy);
    try {
      Ipv4View unused = Ipv4View.checked(copy);
    } catch (MalformedPacketException e) {
      throw new RefusedRecordException("replyOctets: " + e.getMessage(), e);
    }
  }
}
