package io.stackprint.bench;

import java.util.List;

/** {@code bench/run NAME [HOSTS]}: runs one benchmark and prints its figures. */
public final class Benchmarks {
  private static final List<Entry> ALL =
      List.of(
          new Entry(
              "capture",
              "replay --direct of 1.5 million packets, against p0f and tcpdump",
              CaptureBenchmark::run),
          new Entry(
              "restart",
              "a matcher that knows 1,000,000 hosts, or HOSTS: with its stores, without, a standby",
              1_000_000,
              RestartBenchmark::run),
          new Entry(
              "memory",
              "what a matcher takes for each 100,000 hosts, while it learns 400,000, or HOSTS",
              400_000,
              MemoryBenchmark::run),
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

  private interface SizedBenchmark {
    void run(int size) throws Exception;
  }

  /** A benchmark; one of a size takes another one as its argument. */
  private record Entry(String name, String what, int size, SizedBenchmark benchmark) {
    Entry(String name, String what, Benchmark benchmark) {
      this(name, what, 0, any -> benchmark.run());
    }

    boolean isAskedFor(List<String> arguments) {
      return arguments.equals(List.of(name))
          || (size > 0
              && arguments.size() == 2
              && arguments.get(0).equals(name)
              && isSize(arguments.get(1)));
    }

    private static boolean isSize(String text) {
      return text.matches("[1-9][0-9]{0,7}");
    }

    void run(List<String> arguments) throws Exception {
      benchmark.run(arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : size);
    }
  }

  /**
   * Runs the benchmark of this name.
   *
   * @param arguments the name and, for some, the size
   */
  public static void main(String[] arguments) throws Exception {
    for (Entry entry : ALL) {
      if (entry.isAskedFor(List.of(arguments))) {
        System.out.println(Machine.text());
        entry.run(List.of(arguments));
        System.exit(0); // clients of Kafka may have left threads
      }
    }
    System.err.println("usage: bench/run NAME [HOSTS], one of:");
    ALL.forEach(entry -> System.err.printf("  %-10s %s%n", entry.name(), entry.what()));
    System.exit(2);
  }
}
