package io.stackprint.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run of another program cost.
 *
 * @param userSeconds processor time of all its threads in the program itself
 * @param systemSeconds the same in the kernel
 * @param peakOctets most memory that was resident at once
 */
record ProcessCost(double userSeconds, double systemSeconds, long peakOctets) {
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s");
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** True when there is a program of this name to run. */
  static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /**
   * Runs a program to its end; what it prints is thrown away.
   *
   * @throws IOException if it does not end with status 0
   */
  static ProcessCost of(List<String> command) throws IOException, InterruptedException {
    // The shell's "times" gives the times of its children in its second line, to the millisecond.
    var line = new ArrayList<>(List.of("bash", "-c", "\"$@\" > /dev/null 2>&1 && times", "bash"));
    line.addAll(command);
    Process shell = new ProcessBuilder(line).redirectErrorStream(true).start();
    long peak = 0;
    while (shell.isAlive()) {
      peak = Math.max(peak, shell.descendants().mapToLong(ProcessCost::peakOctets).max().orElse(0));
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher times = TIMES.matcher(printed.lines().skip(1).findFirst().orElse(""));
    if (shell.waitFor() != 0 || !times.find()) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return new ProcessCost(seconds(times, 1), seconds(times, 3), peak);
  }

  /** Processor time, user and system. */
  double cpuSeconds() {
    return userSeconds + systemSeconds;
  }

  private static double seconds(Matcher times, int group) {
    return 60 * Double.parseDouble(times.group(group)) + Double.parseDouble(times.group(group + 1));
  }

  private static long peakOctets(ProcessHandle process) {
    try {
      Optional<String> peak =
          Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .findFirst();
      return peak.map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
    } catch (IOException overOrNotLinux) {
      return 0;
    }
  }
}
