package io.stackprint.bench;

import java.util.List;

/** {@code bench/run NAME}: runs one benchmark and prints its figures. */
public final class Benchmarks {
  private static final List<Entry> ALL =
      List.of(
          new Entry(
              "capture",
              "replay --direct of 1.5 million packets, against p0f and tcpdump",
              CaptureBenchmark::run),
          new Entry(
              "pipeline",
              "the topologies, against ones that pass the same records through",
              PipelineBenchmark::run),
          new Entry(
              "scan",
              "live scans of 1 to 65,536 simulated hosts, against Nmap; as root, some 15 minutes",
              ScanBenchmark::run),
          new Entry(
              "match",
              "a subject against the installed database, against nmap -O and the plain matcher",
              MatchBenchmark::run));

  private Benchmarks() {}

  private interface Benchmark {
    void run() throws Exception;
  }

  private record Entry(String name, String what, Benchmark benchmark) {}

  /**
   * Runs the benchmark of this name.
   *
   * @param arguments the name, alone
   */
  public static void main(String[] arguments) throws Exception {
    for (Entry entry : ALL) {
      if (List.of(arguments).equals(List.of(entry.name()))) {
        System.out.println(Machine.text());
        entry.benchmark().run();
        System.exit(0); // clients of Kafka may have left threads
      }
    }
    System.err.println("usage: bench/run NAME, one of:");
    ALL.forEach(entry -> System.err.printf("  %-10s %s%n", entry.name(), entry.what()));
    System.exit(2);
  }
}
