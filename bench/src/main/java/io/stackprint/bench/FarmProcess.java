package io.stackprint.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The farm of simulated hosts in a network namespace of its own: see bench/farm/README.md. */
final class FarmProcess implements AutoCloseable {
  /** The first of its addresses. */
  static final String FIRST = "10.64.0.0";

  private static final String NAMESPACE = "stackprint-bench";
  private static final Pattern COUNT = Pattern.compile(" (arp|tcp) \\d+| [a-z0-9]+ (\\d+)");
  private static final long WRITTEN_MILLIS = 300;

  private final Path state;
  private final Map<String, String> truth = new HashMap<>();

  private FarmProcess(Path state) {
    this.state = state;
  }

  /**
   * Starts it, with ports 22 and 80 open everywhere.
   *
   * @param prefix length of the network that it fills
   */
  static FarmProcess start(Path state, int prefix) throws IOException, InterruptedException {
    var farm = new FarmProcess(state);
    farm.script(
        "farm-up", "-g", "10.79.0.1", "--", "--cidr", FIRST + "/" + prefix, "--ports", "22,80");
    for (String line : Files.readAllLines(state.resolve("map"), StandardCharsets.ISO_8859_1)) {
      String[] cells = line.split("\t", -1); // address, line of the database, name
      farm.truth.put(cells[0], cells[2]);
    }
    return farm;
  }

  private void script(String name, String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bench/farm/" + name, "-n", NAMESPACE));
    command.addAll(List.of("-s", state.toString()));
    command.addAll(List.of(more));
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(state.resolve(name + ".txt").toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException(name + ": " + Files.readString(state.resolve(name + ".txt")));
    }
  }

  /** The name of each host's true entry, by address. */
  Map<String, String> truth() {
    return truth;
  }

  /** What runs a command where the hosts can be seen. */
  List<String> within() {
    return List.of("ip", "netns", "exec", NAMESPACE);
  }

  /** Scanners' packets so far: all but ARP and what kernels answer to SYN/ACKs. */
  long packets() throws IOException, InterruptedException {
    String pid = Files.readString(state.resolve("pid")).strip();
    new ProcessBuilder("kill", "-USR1", pid).start().waitFor();
    Thread.sleep(WRITTEN_MILLIS);
    List<String> log = Files.readAllLines(state.resolve("log"));
    return COUNT
        .matcher(log.get(log.size() - 1))
        .results()
        .filter(count -> count.group(1) == null)
        .mapToLong(FarmProcess::number)
        .sum();
  }

  private static long number(MatchResult count) {
    return Long.parseLong(count.group(2));
  }

  @Override
  public void close() throws IOException {
    try {
      script("farm-down");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
