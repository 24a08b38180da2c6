package io.stackprint.fingerprinter.derive;

import java.util.Locale;

/** Numbers as Nmap prints them in fingerprints. */
final class Hex {
  private static final long U32 = 0xFFFF_FFFFL;

  private Hex() {}

  /** Hexadecimal, upper case, no leading zeros. */
  static String of(long value) {
    return Long.toHexString(value).toUpperCase(Locale.ROOT);
  }

  /** The same of a value taken modulo 2^32. */
  static String ofU32(long value) {
    return of(value & U32);
  }
}
