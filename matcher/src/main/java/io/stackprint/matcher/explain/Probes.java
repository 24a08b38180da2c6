package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;

/**
 * The probes that an attribute is measured by.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">TCP/IP Fingerprinting Methods</a>
 */
public enum Probes {
  /** Sequence generation: SEQ, OPS, WIN and T1. */
  S("S1-S6", "an open TCP port"),
  /** Explicit congestion notification. */
  ECN("ECN", "an open TCP port"),
  /** No flags. */
  T2("T2", "an open TCP port"),
  /** SYN, FIN, URG and PSH. */
  T3("T3", "an open TCP port"),
  /** ACK. */
  T4("T4", "an open TCP port"),
  /** SYN. */
  T5("T5", "a closed TCP port"),
  /** ACK. */
  T6("T6", "a closed TCP port"),
  /** FIN, PSH and URG. */
  T7("T7", "a closed TCP port"),
  /** The IP ids of the three replies from a closed port. */
  CLOSED("T5-T7", "a closed TCP port"),
  /** UDP. */
  U1("U1", "a closed UDP port"),
  /** ICMP echo. */
  IE("IE1, IE2", "ICMP echo");

  private final String names;
  private final String need;

  Probes(String names, String need) {
    this.names = names;
    this.need = need;
  }

  /** Their names. */
  public String names() {
    return names;
  }

  /** What they need to be sent and answered. */
  public String need() {
    return need;
  }

  /** The probes that this attribute of this test is measured by. */
  public static Probes of(TestName test, Attribute attribute) {
    return switch (test) {
      case SEQ -> ofSequence(attribute);
      case OPS, WIN, T1 -> S;
      case ECN -> ECN;
      case T2 -> T2;
      case T3 -> T3;
      case T4 -> T4;
      case T5 -> T5;
      case T6 -> T6;
      case T7 -> T7;
      case U1 -> U1;
      case IE -> IE;
    };
  }

  // SS compares the ids of both kinds; those of ICMP are the ones that are missing more often.
  private static Probes ofSequence(Attribute attribute) {
    return switch (attribute) {
      case CI -> CLOSED;
      case II, SS -> IE;
      default -> S;
    };
  }
}
