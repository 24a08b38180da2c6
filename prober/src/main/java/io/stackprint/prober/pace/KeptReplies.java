package io.stackprint.prober.pace;

import java.util.ArrayList;
import java.util.List;

/**
 * The replies of a round, as far as they fit: at most {@value #MOST_PACKETS_A_PROBE} packets of a
 * probe are kept, {@value #MOST_OCTETS} octets in all, {@value #MOST_OCTETS_A_REPLY} of one. What a
 * flood brings beyond that is counted.
 */
final class KeptReplies {
  private static final int MOST_PACKETS_A_PROBE = 4;
  private static final int MOST_OCTETS_A_REPLY = 2_048;
  private static final int MOST_OCTETS = 24_576;

  private final List<RoundReply> replies = new ArrayList<>(16);
  private int octetsKept;
  private int leftOut;

  /** Takes a packet that answers a probe; returns false when it is one too many. */
  boolean take(Sending sending, Arrival arrival) {
    sending.tookPacket();
    int octets = arrival.octets().length;
    if (sending.packetsTaken() > MOST_PACKETS_A_PROBE
        || octets > MOST_OCTETS_A_REPLY
        || octetsKept + octets > MOST_OCTETS) {
      leftOut++;
      return false;
    }
    octetsKept += octets;
    replies.add(new RoundReply(sending, sending.transmissions(), arrival));
    return true;
  }

  /** In the order of their arrival. */
  List<RoundReply> list() {
    return replies;
  }

  int leftOut() {
    return leftOut;
  }
}
