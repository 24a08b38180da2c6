package io.stackprint.prober.target;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Names of a few well-known services, which stand for the same port of TCP and UDP.
 *
 * @see <a href="https://www.iana.org/assignments/service-names-port-numbers">IANA's registry</a>
 */
final class ServiceNames {
  private static final Map<String, Integer> PORTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("echo", 7),
              Map.entry("discard", 9),
              Map.entry("ftp", 21),
              Map.entry("ssh", 22),
              Map.entry("telnet", 23),
              Map.entry("smtp", 25),
              Map.entry("domain", 53),
              Map.entry("finger", 79),
              Map.entry("http", 80),
              Map.entry("pop3", 110),
              Map.entry("sunrpc", 111),
              Map.entry("ntp", 123),
              Map.entry("imap", 143),
              Map.entry("snmp", 161),
              Map.entry("bgp", 179),
              Map.entry("ldap", 389),
              Map.entry("https", 443),
              Map.entry("microsoft-ds", 445),
              Map.entry("rtsp", 554),
              Map.entry("ipp", 631),
              Map.entry("ldaps", 636),
              Map.entry("imaps", 993),
              Map.entry("pop3s", 995),
              Map.entry("mysql", 3306),
              Map.entry("ms-wbt-server", 3389),
              Map.entry("sip", 5060),
              Map.entry("postgresql", 5432),
              Map.entry("http-alt", 8080)));

  /** All names, joined by commas. */
  static final String ALL = String.join(", ", PORTS.keySet());

  private ServiceNames() {}

  /** The port of a service, whatever the case of its name. */
  static OptionalInt port(String name) {
    Integer port = PORTS.get(name.toLowerCase(Locale.ROOT));
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
