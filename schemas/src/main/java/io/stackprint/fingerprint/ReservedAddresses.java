package io.stackprint.fingerprint;

import io.stackprint.record.NmapProfile;
import java.util.List;

/**
 * The IPv4 address blocks that Nmap does not count as public internet (PV of the SCAN line).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890, special-purpose registries</a>
 */
public enum ReservedAddresses {
  /** Up to 7.95: private (RFC 1918) and link-local (RFC 3927) networks only. */
  PRIVATE("10.0.0.0/8", "172.16.0.0/12", "169.254.0.0/16", "192.168.0.0/16"),
  /** Since 7.96: also this network, shared, loopback, documentation, benchmarking and class E. */
  SPECIAL_PURPOSE(
      "10.0.0.0/8",
      "172.16.0.0/12",
      "169.254.0.0/16",
      "192.168.0.0/16",
      "0.0.0.0/8",
      "100.64.0.0/10",
      "127.0.0.0/8",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "240.0.0.0/4");

  @SuppressWarnings("ImmutableEnumChecker") // List.of records
  private final List<Block> blocks;

  ReservedAddresses(String... blocks) {
    this.blocks = List.of(blocks).stream().map(Block::parse).toList();
  }

  /** The blocks that a release counts. */
  public static ReservedAddresses of(NmapProfile profile) {
    return profile == NmapProfile.NMAP_7_93 ? PRIVATE : SPECIAL_PURPOSE;
  }

  /**
   * Whether an address lies in one of the blocks.
   *
   * @param address IPv4, dotted decimal; anything else lies in none
   */
  public boolean contains(String address) {
    long number = Block.number(address);
    return number >= 0 && blocks.stream().anyMatch(block -> block.contains(number));
  }

  private record Block(long first, int prefixLength) {
    static Block parse(String text) {
      String[] parts = text.split("/", 2);
      return new Block(number(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean contains(long address) {
      return address >> (32 - prefixLength) == first >> (32 - prefixLength);
    }

    /** The address as a number, 0 to 2^32-1; -1 when the text is none. */
    static long number(String address) {
      String[] octets = address.split("\\.", -1);
      long number = 0;
      for (String octet : octets) {
        if (octets.length != 4 || !octet.matches("[0-9]{1,3}") || Integer.parseInt(octet) > 255) {
          return -1;
        }
        number = number << 8 | Integer.parseInt(octet);
      }
      return number;
    }
  }
}
