package io.stackprint.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.report.InstalledTool;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts that flood, that send what cannot be parsed, and that answer for others, are scanned
 * together with honest ones: the prints of these are what they are without them.
 *
 * <p>As everywhere, an honest host whose print differs is scanned again, twice at most.
 */
class HostileHostsIT {
  private static final int ATTEMPTS = 3;
  private static final String OPTIONS = "--max-os-tries 1 -p 22,80,81 ";

  @TempDir static Path directory;

  private static final Deque<HostileHost> hostileHosts = new ArrayDeque<>();
  private static final List<String> hostile = new ArrayList<>();
  private static final List<String> honest = new ArrayList<>();
  private static Lab lab;

  @BeforeAll
  static void build() throws Exception {
    InstalledTool.requireFile("/usr/share/nmap/nmap-os-db");
    Namespace.requirePossible();
    lab = new Lab("hostile");
    for (int i = 0; i < 4; i++) {
      honest.add(lab.host(Lab.PLAIN, 22, 80));
    }
    hostile(HostileHost::floods);
    hostile(HostileHost::overflows);
    hostile(HostileHost::misleads);
    hostile(HostileHost.spoofs(honest.get(0)));
  }

  private static void hostile(Function<byte[], List<byte[]>> answers) throws Exception {
    List<Namespace> made = new ArrayList<>();
    String address = lab.host(made::add);
    hostile.add(address);
    hostileHosts.push(HostileHost.at(made.get(0), address, answers));
  }

  @AfterAll
  static void clear() {
    hostileHosts.forEach(HostileHost::close);
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void hostileHostsSpoilNobodysPrintButTheirOwn() throws Exception {
    Map<String, HostPrint> alone = scan(honest);
    SortedMap<String, Object> different = new TreeMap<>();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Map<String, HostPrint> together = scan(all());
      assertThat(together).containsOnlyKeys(all());
      different.clear();
      for (String host : honest) {
        var differences =
            requireNonNull(alone.get(host)).differences(requireNonNull(together.get(host)));
        if (!differences.isEmpty()) {
          different.put(host, differences);
        }
      }
      if (different.isEmpty()) {
        return;
      }
    }
    assertThat(different).as("alone ≠ together with hostile hosts, three times").isEmpty();
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(hostile);
    all.addAll(honest);
    return all;
  }

  private static Map<String, HostPrint> scan(List<String> hosts) throws Exception {
    return Scanner.STACKPRINT.scan(lab.scanner(), directory, OPTIONS + String.join(" ", hosts));
  }
}
