package io.stackprint.wire;

/** IPv4 addresses as an int in network order, and as dotted decimal text. */
public final class Ipv4Address {
  private Ipv4Address() {}

  /** Dotted decimal text of an address. */
  public static String text(int address) {
    return (address >>> 24)
        + "."
        + ((address >>> 16) & 0xff)
        + "."
        + ((address >>> 8) & 0xff)
        + "."
        + (address & 0xff);
  }

  /**
   * Reads four decimal numbers joined by dots; nothing is looked up, no short forms.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static int parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw notAnAddress(text);
    }
    int address = 0;
    for (String part : parts) {
      address = (address << 8) | part(part, text);
    }
    return address;
  }

  private static int part(String part, String text) {
    boolean digits = !part.isEmpty() && part.length() <= 3;
    for (int i = 0; i < part.length(); i++) {
      digits &= part.charAt(i) >= '0' && part.charAt(i) <= '9';
    }
    if (!digits || Integer.parseInt(part) > 255) {
      throw notAnAddress(text);
    }
    return Integer.parseInt(part);
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException("not an IPv4 address: '" + text + "'");
  }
}
