package io.stackprint.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Octets as a value: immutable, equal by content. */
public final class OctetString {
  /** No octets. */
  public static final OctetString EMPTY = new OctetString(new byte[0]);

  private final byte[] octets;

  private OctetString(byte[] octets) {
    this.octets = octets;
  }

  /** A copy of these octets. */
  public static OctetString copyOf(byte... octets) {
    return new OctetString(octets.clone());
  }

  /**
   * A copy of the octets from {@code from} to before {@code to}.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the octets
   */
  public static OctetString copyOf(byte[] octets, int from, int to) {
    Objects.checkFromToIndex(from, to, octets.length);
    return new OctetString(Arrays.copyOfRange(octets, from, to));
  }

  /**
   * Reads hexadecimal digits without separators.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static OctetString ofHex(String hex) {
    return new OctetString(HexFormat.of().parseHex(hex));
  }

  /** The same octet again and again, {@code length} times. */
  public static OctetString filled(int octet, int length) {
    var octets = new byte[length];
    Arrays.fill(octets, (byte) octet);
    return new OctetString(octets);
  }

  /** Number of octets. */
  public int length() {
    return octets.length;
  }

  /** The octet at this place, 0 to 255. */
  public int octet(int at) {
    return Octets.u8(octets, at);
  }

  /** A copy of the octets. */
  public byte[] toArray() {
    return octets.clone();
  }

  /** True when the octets from {@code from} to before {@code to} are these. */
  public boolean equalsRange(byte[] other, int from, int to) {
    return Arrays.equals(octets, 0, octets.length, other, from, to);
  }

  void emit(byte[] into, int offset) {
    System.arraycopy(octets, 0, into, offset, octets.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OctetString that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** The octets as lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets);
  }
}
