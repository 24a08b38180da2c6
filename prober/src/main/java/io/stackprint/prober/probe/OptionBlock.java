package io.stackprint.prober.probe;

import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpOption;
import java.util.List;

/**
 * The option areas of the TCP probes, each meant to make stacks give themselves away by the order
 * and the padding of their answer.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">TCP/IP Fingerprinting Methods</a>
 */
public enum OptionBlock {
  /** Window scale 10, NOP, MSS 1460, timestamps, SACK permitted. */
  B1("03030A01020405B4080AFFFFFFFF000000000402"),
  /** MSS 1400, window scale 0, SACK permitted, timestamps, EOL. */
  B2("020405780303000402080AFFFFFFFF0000000000"),
  /** Timestamps, NOP, NOP, window scale 5, NOP, MSS 640. */
  B3("080AFFFFFFFF0000000001010303050102040280"),
  /** SACK permitted, timestamps, window scale 10, EOL. */
  B4("0402080AFFFFFFFF0000000003030A00"),
  /** MSS 536, SACK permitted, timestamps, window scale 10, EOL. */
  B5("020402180402080AFFFFFFFF0000000003030A00"),
  /** MSS 265, SACK permitted, timestamps. */
  B6("020401090402080AFFFFFFFF00000000"),
  /** Window scale 10, NOP, MSS 1460, SACK permitted, NOP, NOP. */
  B7("03030A01020405B404020101"),
  /** Window scale 10, NOP, MSS 265, timestamps, SACK permitted. */
  B8("03030A0102040109080AFFFFFFFF000000000402"),
  /** As {@link #B8} with window scale 15, one more than RFC 7323 §2.3 allows. */
  B9("03030F0102040109080AFFFFFFFF000000000402");

  @SuppressWarnings("ImmutableEnumChecker") // an OctetString is immutable
  private final OctetString octets;

  OptionBlock(String hex) {
    this.octets = OctetString.ofHex(hex);
  }

  /** The option area as sent. */
  public OctetString octets() {
    return octets;
  }

  /** The options in wire order. */
  public List<TcpOption> options() {
    return TcpOption.parse(octets.toArray());
  }
}
