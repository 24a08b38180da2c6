package io.stackprint.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code nmap -O} costs in user CPU time, measured from outside on the loopback network: one
 * port is open and one closed, so every host answers all probes.
 *
 * @param loadSeconds what it needs before the first host, mostly to read its database
 * @param matchSeconds one pass over the database: half of what one more host costs in two tries
 */
record NmapCost(double loadSeconds, double matchSeconds) {
  private static final int MORE_HOSTS = 10;

  /** Measures it once; needs root. */
  static NmapCost measure() throws IOException, InterruptedException {
    try (var open = new ServerSocket(0)) {
      String ports = "1," + open.getLocalPort();
      double start = user("-sS", ports, "127.0.1.1");
      double one = user("-O", ports, "127.0.1.1");
      double more = user("-O", ports, "127.0.1.1-" + (1 + MORE_HOSTS));
      double host = (more - one) / MORE_HOSTS;
      return new NmapCost(one - host - start, host / 2);
    }
  }

  private static double user(String scan, String ports, String targets)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("nmap", "-n", "-Pn", scan, "-p", ports, targets));
    if (scan.equals("-O")) {
      command.addAll(List.of("--max-os-tries", "2"));
    }
    return ProcessCost.of(command).userSeconds();
  }
}
