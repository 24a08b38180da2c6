package io.stackprint.fingerprinter.derive;

import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;

/**
 * What the two echo replies show in the line IE.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">DFI, CD</a>
 */
public final class EchoAttributes {
  private static final int CODE_OF_IE1 = 9;
  private static final int CODE_OF_IE2 = 0;

  private EchoAttributes() {}

  /** DFI: the don't-fragment bits of the replies to IE1 and IE2, of which only IE1 had it. */
  public static String dontFragment(Ipv4View first, Ipv4View second) {
    if (first.dontFragment()) {
      return second.dontFragment() ? "Y" : "S";
    }
    return second.dontFragment() ? "O" : "N";
  }

  /** CD: the codes of the replies to IE1 and IE2. */
  public static String codes(IcmpView first, IcmpView second) {
    if (first.code() == second.code()) {
      return first.code() == 0 ? "Z" : Hex.of(first.code());
    }
    return first.code() == CODE_OF_IE1 && second.code() == CODE_OF_IE2 ? "S" : "O";
  }
}
