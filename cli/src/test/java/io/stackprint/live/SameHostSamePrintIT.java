package io.stackprint.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.live.Lab.Setup;
import io.stackprint.report.InstalledTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Linux hosts under varied settings: Nmap scans them all, Stackprint does right after, and
 * every attribute of every test line must be the same, but for SP, ISR and GCD (ISNs are random).
 *
 * <p>A host whose print differs is scanned again by both, twice at most: on a machine under load a
 * reply can come too late for one of them. What differs three times is a fault.
 */
class SameHostSamePrintIT {
  private static final int ATTEMPTS = 3;
  private static final Integer[] SSH_AND_HTTP = {22, 80};
  private static final Integer[] NOTHING = {};

  @TempDir static Path directory;

  private static Lab lab;
  private static final Map<String, String> hosts = new LinkedHashMap<>(); // by address

  @BeforeAll
  static void build() throws Exception {
    InstalledTool.require(List.of("nmap"), "--version");
    Namespace.requirePossible();
    lab = new Lab("same");
    variousStacks();
    variousFilters();
    behindRouters();
    lab.listen(lab.scanner(), SSH_AND_HTTP);
    hosts.put(Lab.SCANNER, "the scanner's own address");
    hosts.put("127.0.0.1", "loopback");
  }

  @AfterAll
  static void clear() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static void variousStacks() throws Exception {
    host("plain", Lab.PLAIN, SSH_AND_HTTP);
    tuned("net.ipv4.tcp_timestamps=0");
    tuned("net.ipv4.tcp_timestamps=2");
    tuned("net.ipv4.tcp_sack=0");
    tuned("net.ipv4.tcp_window_scaling=0");
    tuned("net.ipv4.tcp_ecn=1");
    tuned("net.ipv4.tcp_ecn=0");
    tuned("net.ipv4.ip_default_ttl=128");
    tuned("net.ipv4.ip_default_ttl=255");
    tuned("net.ipv4.tcp_rmem=4096 8192 16384");
    tuned("net.ipv4.icmp_echo_ignore_all=1");
    host("MTU 1400", host -> host.ip("link set eth0 mtu 1400"), SSH_AND_HTTP);
    host("MTU 576", host -> host.ip("link set eth0 mtu 576"), SSH_AND_HTTP);
  }

  private static void tuned(String setting) throws Exception {
    host(setting, host -> host.sysctl(setting), SSH_AND_HTTP);
  }

  private static void variousFilters() throws Exception {
    host("no open port", Lab.PLAIN, NOTHING);
    host("no closed port", filter("-p tcp --dport 81:65535 -j DROP"), SSH_AND_HTTP);
    host("first port filtered", filter("-p tcp --dport 22 -j DROP"), SSH_AND_HTTP);
    host("no UDP", filter("-p udp -j DROP"), SSH_AND_HTTP);
    host("UDP prohibited", filter("-p udp -j REJECT --reject-with icmp-admin-prohibited"), 22);
    host("odd flags filtered", filter("-p tcp --tcp-flags FIN,SYN,PSH,URG NONE -j DROP"), 22);
    host("silent", filter("-j DROP"), SSH_AND_HTTP);
  }

  private static Setup filter(String rule) {
    return host -> host.run("iptables -A INPUT " + rule);
  }

  private static void behindRouters() throws Exception {
    hosts.put(lab.behindOneMoreRouter(Lab.PLAIN, Lab.PLAIN, SSH_AND_HTTP), "behind 1 router");
    Setup prohibits =
        router ->
            router.run(
                "iptables -A FORWARD -p tcp --dport 80 -j REJECT"
                    + " --reject-with icmp-admin-prohibited");
    hosts.put(lab.behindOneMoreRouter(prohibits, Lab.PLAIN, SSH_AND_HTTP), "behind 2 routers");
    Setup narrow = router -> router.ip("link set lan mtu 600");
    hosts.put(lab.behindOneMoreRouter(narrow, Lab.PLAIN, 22), "behind 3 routers");
  }

  private static void host(String what, Setup setup, Integer... open) throws Exception {
    hosts.put(lab.host(setup, open), what);
  }

  @Test
  void printsAreNmaps() throws Exception {
    List<String> addresses = new ArrayList<>(hosts.keySet());
    Map<String, Object> different = Map.of();
    for (int attempt = 1; attempt <= ATTEMPTS && !addresses.isEmpty(); attempt++) {
      different = differences(addresses);
      addresses.retainAll(different.keySet());
    }

    assertThat(different).as("what Nmap ≠ Stackprint found, three times").isEmpty();
  }

  private static Map<String, Object> differences(List<String> addresses)
      throws IOException, InterruptedException {
    String options = "--max-os-tries 1 -p 22,80,81 " + String.join(" ", addresses);
    var nmap = Scanner.NMAP.scan(lab.scanner(), directory, options);
    var ours = Scanner.STACKPRINT.scan(lab.scanner(), directory, options);
    assertThat(ours).containsOnlyKeys(nmap.keySet());

    Map<String, Object> different = new TreeMap<>();
    nmap.forEach(
        (address, print) -> {
          var differences = print.differences(requireNonNull(ours.get(address)));
          if (!differences.isEmpty()) {
            different.put(address, hosts.get(address) + ": " + differences);
          }
        });
    return different;
  }
}
