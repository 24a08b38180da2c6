package io.stackprint.fingerprinter.assemble;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.derive.SeqReply;
import io.stackprint.fingerprinter.derive.TimestampOption;
import io.stackprint.record.TimestampClass;
import io.stackprint.wire.TcpFlags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which answers to S1 to S6 count for the analysis of sequences.
 *
 * <p>Nmap takes a packet whose IP id equals that of the packet before it for a duplicate, so that a
 * host with a constant id that is not zero has one reply only; and it cannot tell a slot with
 * initial sequence number 0 from an empty one, but keeps that slot's IP id.
 */
final class SeqBookkeeping {
  private final Rules rules;
  private final Map<Integer, SeqReply> slots = new TreeMap<>(); // 0 for S1 to 5 for S6

  private int lastIpId;
  private TimestampClass timestamps = TimestampClass.UNKNOWN;

  SeqBookkeeping(Rules rules) {
    this.rules = rules;
  }

  /**
   * Takes the next packet.
   *
   * @param slot 0 for S1 to 5 for S6
   * @param sentAtMicros send time of the probe
   */
  void take(int slot, Answer.Segment answer, long sentAtMicros) {
    int ipId = answer.datagram().ipId();
    if (lastIpId != 0 && ipId == lastIpId) {
      return;
    }
    lastIpId = ipId;
    boolean synAck = answer.segment().has(TcpFlags.SYN | TcpFlags.ACK);
    if (answer.segment().has(TcpFlags.RST) || !synAck || isTaken(slot)) {
      return;
    }
    Optional<Long> timestamp = TimestampOption.value(answer.segment(), rules);
    slots.put(slot, new SeqReply(answer.segment().seq(), ipId, timestamp.orElse(0L), sentAtMicros));
    if (timestamp.isEmpty()) {
      timestamps = TimestampClass.UNSUPPORTED;
    } else if (timestamp.get() == 0) {
      timestamps = TimestampClass.ZERO;
    }
  }

  private boolean isTaken(int slot) {
    SeqReply stored = slots.get(slot);
    return stored != null && stored.isn() != 0;
  }

  /** The replies that count, in the order of their probes. */
  List<SeqReply> replies() {
    return slots.values().stream().filter(reply -> reply.isn() != 0).toList();
  }

  /** The IP ids that TI is computed from, in the order of the probes. */
  List<Integer> ipIds() {
    return slots.values().stream().map(SeqReply::ipId).toList();
  }

  /** UNSUPPORTED or ZERO as the latest reply without a usable timestamp says, else UNKNOWN. */
  TimestampClass timestamps() {
    return timestamps;
  }
}
