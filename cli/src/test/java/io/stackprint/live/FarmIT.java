package io.stackprint.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.report.InstalledTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulated hosts of random database entries: where Nmap finds the true entry perfect, so do we,
 * and for 99 of 100 hosts we do.
 *
 * <p>The simulation's clock and the scanner's differ by what the machine has to do at the time,
 * which moves SP, ISR and TS over the edges of narrow entries. So a host whose true entry was not
 * perfect is scanned again, twice at most; Nmap is given the same.
 *
 * <pre>
 * ./mvnw -B -pl cli -am verify -Dtest=none -Dit.test=FarmIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dfarm.hosts=1024 -Dfarm.options="--loss 0.02 --rtt 50"
 * </pre>
 */
class FarmIT {
  private static final int HOSTS = Integer.getInteger("farm.hosts", 128);
  private static final String OPTIONS = System.getProperty("farm.options", "");
  private static final int ATTEMPTS = 3;
  private static final double AT_LEAST = 0.99;

  @TempDir Path directory;

  @Test
  void trueEntriesArePerfectAsWithNmap() throws Exception {
    InstalledTool.require(List.of("nmap"), "--version");
    Farm.requirePossible();
    int prefix = 32 - Integer.numberOfTrailingZeros(Integer.highestOneBit(HOSTS));
    Path state = Files.createDirectory(directory.resolve("farm"));
    String options = ("--cidr 10.64.0.0/" + prefix + " --seed 1 --ports 22,80 " + OPTIONS).strip();
    try (Farm farm = Farm.start(state, options)) {
      Map<String, String> truth = farm.truth();
      Set<String> nmap = perfect(Scanner.NMAP, farm, truth);
      Set<String> ours = perfect(Scanner.STACKPRINT, farm, truth);

      var worse = new HashSet<>(nmap);
      worse.removeAll(ours);
      System.out.printf(
          "true entry perfect, of %d hosts: Nmap %d, Stackprint %d%n",
          truth.size(), nmap.size(), ours.size());
      assertThat(ours)
          .as("hosts whose true entry is perfect; with Nmap but not here: %s", worse)
          .hasSizeGreaterThanOrEqualTo((int) (AT_LEAST * Math.min(nmap.size(), truth.size())));
    }
  }

  private Set<String> perfect(Scanner scanner, Farm farm, Map<String, String> truth)
      throws Exception {
    var missing = new TreeSet<>(truth.keySet());
    for (int attempt = 1; attempt <= ATTEMPTS && !missing.isEmpty(); attempt++) {
      Path list = Files.write(directory.resolve("targets"), missing);
      var prints =
          scanner.scan(farm.scanner(), directory, "--max-os-tries 1 -p 22,80,81 -iL " + list);
      assertThat(prints.keySet()).as("hosts in the report").isEqualTo(missing);
      missing.removeIf(
          host -> requireNonNull(prints.get(host)).matches().contains(truth.get(host)));
    }
    var perfect = new TreeSet<>(truth.keySet());
    perfect.removeAll(missing);
    return perfect;
  }
}
