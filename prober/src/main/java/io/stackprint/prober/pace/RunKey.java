package io.stackprint.prober.pace;

/**
 * The secret of one run. All values that a reply must bring back are hashed from it, so that nobody
 * who does not see our packets can make one up, and none has to be stored.
 *
 * <p>The hash is SipHash-2-4 over 16 octets.
 *
 * @param first half of the key, octets 0 to 7, little endian
 * @param second half
 * @see <a href="https://doi.org/10.1007/978-3-642-34931-7_28">Aumasson and Bernstein: SipHash, a
 *     fast short-input PRF, 2012</a>
 */
public record RunKey(long first, long second) {
  private static final long MESSAGE_LENGTH = 16L << 56;

  /** What a hashed value is for: the same target gets an unrelated one for each. */
  enum Purpose {
    SEQUENCE_BASE(1),
    ACK_BASE(2),
    ICMP_ID(3),
    TCP_PORTS(4),
    UDP_PORT(5),
    SCAN_SEQUENCE(6),
    DISCOVERY(7),
    OBSERVATION(8),
    OBSERVATION_END(9);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  /**
   * A value for one purpose.
   *
   * @param target IPv4 address
   * @param detail round, port or transmission: what else it depends on
   */
  long hash(Purpose purpose, int target, int detail) {
    return hash((purpose.number << 32) | (target & 0xffffffffL), detail);
  }

  /** An id for the observation of a target: 32 hexadecimal digits. */
  public String observation(int target) {
    return "%016x%016x"
        .formatted(hash(Purpose.OBSERVATION, target, 0), hash(Purpose.OBSERVATION_END, target, 0));
  }

  /** SipHash-2-4 of two little-endian words. */
  long hash(long firstWord, long secondWord) {
    var state = new State(first, second);
    state.absorb(firstWord);
    state.absorb(secondWord);
    state.absorb(MESSAGE_LENGTH);
    return state.squeeze();
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long first, long second) {
      v0 = first ^ 0x736f6d6570736575L;
      v1 = second ^ 0x646f72616e646f6dL;
      v2 = first ^ 0x6c7967656e657261L;
      v3 = second ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      mix();
      mix();
      v0 ^= word;
    }

    long squeeze() {
      v2 ^= 0xff;
      mix();
      mix();
      mix();
      mix();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void mix() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
