package io.stackprint.report;

import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;

/** Octets as tcpdump and hexdump show them: offset, sixteen octets, and those that are ASCII. */
public final class HexDump {
  private static final int WIDTH = 16;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /** One line for each sixteen octets, indented by two; says so when there are none. */
  public static String of(byte[] octets) {
    if (octets.length == 0) {
      return "  empty";
    }
    var lines = new StringJoiner("\n");
    for (int from = 0; from < octets.length; from += WIDTH) {
      int to = Math.min(from + WIDTH, octets.length);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %06x  %-48s %s",
              from,
              HEX.formatHex(octets, from, to),
              ascii(octets, from, to)));
    }
    return lines.toString();
  }

  private static String ascii(byte[] octets, int from, int to) {
    var text = new StringBuilder();
    for (int at = from; at < to; at++) {
      boolean visible = octets[at] >= ' ' && octets[at] <= '~';
      text.append(visible ? (char) octets[at] : '.');
    }
    return text.toString();
  }
}
