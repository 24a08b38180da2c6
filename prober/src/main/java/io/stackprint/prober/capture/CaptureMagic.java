package io.stackprint.prober.capture;

/** Says what a file is that is not a capture, by the four octets it begins with. */
final class CaptureMagic {
  private static final String EXPECTED =
      "not a capture: expected a pcap or pcapng magic number at octet 0, found ";

  private CaptureMagic() {}

  /** For a file that ends before its magic number does. */
  static String tooShort(OctetWindow octets) {
    long end = octets.end();
    String found = end == 0 ? "an empty file" : "only %d octets".formatted(end);
    return octets.damage().map("not a capture: "::concat).orElse(EXPECTED + found);
  }

  /** For a file that begins with something else. */
  static String refusal(int magic) {
    return EXPECTED
        + "%02X %02X %02X %02X"
            .formatted(magic >>> 24, magic >> 16 & 255, magic >> 8 & 255, magic & 255)
        + hint(magic);
  }

  private static String hint(int magic) {
    return switch (magic) {
      case 0x28b52ffd -> " (zstd data: decompress it first)";
      case 0x04224d18 -> " (lz4 data: decompress it first)";
      case 0xfd377a58 -> " (xz data: decompress it first)";
      case 0x504b0304 -> " (a zip archive: unpack it first)";
      case 0x736e6f6f -> " (a snoop file: convert it with editcap -F pcap)";
      case 0xa1b2cd34, 0x34cdb2a1 -> " (a modified pcap file: convert it with editcap -F pcap)";
      default -> magic >>> 8 == 0x425a68 ? " (bzip2 data: decompress it first)" : "";
    };
  }
}
