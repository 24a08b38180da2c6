package io.stackprint.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cli.Stackprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The two programs that are compared, started in the same way. */
enum Scanner {
  /** The installed one: the oracle. */
  NMAP {
    @Override
    List<String> command() {
      return List.of("nmap", "-O", "--max-hostgroup", "20");
    }
  },
  /** Ours, in a JVM of its own. */
  STACKPRINT {
    @Override
    List<String> command() {
      List<String> words = new ArrayList<>(java());
      words.addAll(List.of("scan", "--direct", "--strict", "--nmap-profile", "7.93"));
      words.addAll(List.of("--os-db", "/usr/share/nmap/nmap-os-db"));
      return words;
    }
  };

  private static final long LONGEST_SCAN_SECONDS = 1_200;
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  abstract List<String> command();

  /** The command that runs ours, without its arguments. */
  static List<String> java(String... options) {
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElseThrow());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of(options));
    words.addAll(List.of("-cp", CLASS_PATH, Stackprint.class.getName()));
    return words;
  }

  /**
   * Scans from a namespace; options are parted by blanks. Returns what it found at each address.
   */
  Map<String, HostPrint> scan(Namespace from, Path directory, String options)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile(directory, name(), ".xml");
    List<String> words = new ArrayList<>(command());
    words.addAll(List.of("-n", "-Pn", "-T4", "-d", "-oX", report.toString()));
    words.addAll(List.of(options.split(" ")));
    run(from.within(words), directory);
    return HostPrint.read(report);
  }

  /** Runs a command to its end, which must be a good one. */
  static void run(List<String> command, Path directory) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(LONGEST_SCAN_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as("%s ended: %s", command, Files.readString(output)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
