package io.stackprint.live;

import io.stackprint.report.InstalledTool;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many simulated hosts whose true entries of the database are known: see bench/farm/README.md. */
final class Farm implements Closeable {
  private static final Path HOME = Path.of("../bench/farm");

  private final Namespace scanner;
  private final Path state;

  private Farm(Namespace scanner, Path state) {
    this.scanner = scanner;
    this.state = state;
  }

  /** Skips the test, visibly, where no farm can be; fails it where {@code CI=true}. */
  static void requirePossible() throws Exception {
    Namespace.requirePossible();
    InstalledTool.requireFile("/usr/share/nmap/nmap-os-db");
    InstalledTool.requireFile("/dev/net/tun");
    InstalledTool.require(List.of("make"), "--version");
    InstalledTool.require(List.of("gcc"), "--version");
  }

  /**
   * Starts one.
   *
   * @param state an empty directory
   * @param options of {@code osfarm}, parted by blanks
   */
  static Farm start(Path state, String options) throws IOException, InterruptedException {
    var farm = new Farm(Namespace.make("farm"), state);
    List<String> words = new ArrayList<>(List.of("-g", "10.79.0.1", "--"));
    words.addAll(List.of(options.split(" ")));
    farm.script("farm-up", words);
    return farm;
  }

  /** From where its hosts can be seen. */
  Namespace scanner() {
    return scanner;
  }

  /** The name of each host's true entry, by address. */
  Map<String, String> truth() throws IOException {
    Map<String, String> truth = new TreeMap<>();
    for (String line : Files.readAllLines(state.resolve("map"), StandardCharsets.ISO_8859_1)) {
      String[] cells = line.split("\t", -1); // address, line, name
      truth.put(cells[0], cells[2]);
    }
    return truth;
  }

  private void script(String name, List<String> more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(HOME.resolve(name).toString(), "-n", scanner.name()));
    command.addAll(List.of("-s", state.toString()));
    command.addAll(more);
    Scanner.run(command, state);
  }

  @Override
  public void close() throws IOException {
    try (scanner) {
      script("farm-down", List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
