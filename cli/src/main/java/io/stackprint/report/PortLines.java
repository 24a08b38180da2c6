package io.stackprint.report;

import io.stackprint.record.PortState;
import io.stackprint.record.PortTable;
import io.stackprint.record.ScannedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The port table of a host as Nmap prints it; states that are only counted stand above it. */
final class PortLines {
  private static final String PROTOCOL = "/tcp";
  private static final int GAP = 1;

  private static final Map<Integer, String> SERVICES =
      Map.ofEntries(
          Map.entry(1, "tcpmux"),
          Map.entry(3, "compressnet"),
          Map.entry(7, "echo"),
          Map.entry(9, "discard"),
          Map.entry(21, "ftp"),
          Map.entry(22, "ssh"),
          Map.entry(23, "telnet"),
          Map.entry(25, "smtp"),
          Map.entry(53, "domain"),
          Map.entry(79, "finger"),
          Map.entry(80, "http"),
          Map.entry(81, "hosts2-ns"),
          Map.entry(110, "pop3"),
          Map.entry(111, "rpcbind"),
          Map.entry(135, "msrpc"),
          Map.entry(139, "netbios-ssn"),
          Map.entry(143, "imap"),
          Map.entry(179, "bgp"),
          Map.entry(389, "ldap"),
          Map.entry(443, "https"),
          Map.entry(445, "microsoft-ds"),
          Map.entry(515, "printer"),
          Map.entry(554, "rtsp"),
          Map.entry(587, "submission"),
          Map.entry(631, "ipp"),
          Map.entry(993, "imaps"),
          Map.entry(995, "pop3s"),
          Map.entry(1433, "ms-sql-s"),
          Map.entry(1723, "pptp"),
          Map.entry(3306, "mysql"),
          Map.entry(3389, "ms-wbt-server"),
          Map.entry(5060, "sip"),
          Map.entry(5432, "postgresql"),
          Map.entry(5900, "vnc"),
          Map.entry(7547, "cwmp"),
          Map.entry(8080, "http-proxy"),
          Map.entry(8443, "https-alt"),
          Map.entry(9100, "jetdirect"),
          Map.entry(62078, "iphone-sync"));

  private PortLines() {}

  static List<String> of(PortTable table, String address) {
    List<String> lines = new ArrayList<>();
    String notShown = notShown(table);
    if (table.getPorts().isEmpty()) {
      lines.add("All " + total(table) + " scanned ports on " + address + " are in ignored states.");
    }
    lines.add(notShown.isEmpty() ? "" : "Not shown: " + notShown);
    if (!table.getPorts().isEmpty()) {
      addTable(table.getPorts(), lines);
    }
    return lines;
  }

  /** How many ports have this state, listed or not. */
  static int count(PortTable table, PortState state) {
    return switch (state) {
      case OPEN -> table.getOpen();
      case CLOSED -> table.getClosed();
      case FILTERED -> table.getFiltered();
    };
  }

  /** How many ports have this state and are not listed. */
  static int hidden(PortTable table, PortState state) {
    boolean listed = table.getPorts().stream().anyMatch(port -> port.getState() == state);
    return listed ? 0 : count(table, state);
  }

  /** Nmap's word for what showed this state. */
  static String reason(PortState state) {
    return switch (state) {
      case OPEN -> "syn-ack";
      case CLOSED -> "reset";
      case FILTERED -> "no-response";
    };
  }

  static String word(PortState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static int total(PortTable table) {
    return table.getOpen() + table.getClosed() + table.getFiltered();
  }

  private static String notShown(PortTable table) {
    return Stream.of(PortState.FILTERED, PortState.CLOSED, PortState.OPEN)
        .filter(state -> hidden(table, state) > 0)
        .map(state -> notShown(state, hidden(table, state)))
        .collect(Collectors.joining(", "));
  }

  private static String notShown(PortState state, int count) {
    return "%d %s tcp %s (%s)"
        .formatted(count, word(state), count == 1 ? "port" : "ports", reason(state));
  }

  private static void addTable(List<ScannedPort> ports, List<String> lines) {
    int portWidth = width("PORT", ports.stream().map(PortLines::port));
    int stateWidth = width("STATE", ports.stream().map(port -> word(port.getState())));
    lines.add(row("PORT", portWidth, "STATE", stateWidth, "SERVICE"));
    for (ScannedPort port : ports) {
      String state = word(port.getState());
      lines.add(row(port(port), portWidth, state, stateWidth, service(port.getNumber())));
    }
  }

  private static String port(ScannedPort port) {
    return port.getNumber() + PROTOCOL;
  }

  private static int width(String heading, Stream<String> cells) {
    return Stream.concat(Stream.of(heading), cells).mapToInt(String::length).max().orElse(0) + GAP;
  }

  private static String row(String port, int portWidth, String state, int stateWidth, String last) {
    return pad(port, portWidth) + pad(state, stateWidth) + last;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** Nmap's name of the service that usually has this port, if it is one of the usual ones. */
  static String service(int port) {
    return SERVICES.getOrDefault(port, "unknown");
  }
}
