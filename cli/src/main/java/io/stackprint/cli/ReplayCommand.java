package io.stackprint.cli;

import io.stackprint.matcher.database.OsDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint replay FILE…}: captured scans through the whole pipeline. */
@Command(
    name = "replay",
    header = "Say of captured scans what `nmap -O` would have said.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads captures, recognises the OS-detection probes of any scanner in them, and says what "
          + "`nmap -O` would have said of their targets.",
      "",
      "Runs the real topologies in this process, on a Kafka broker inside it, or on the cluster of "
          + "--bootstrap-server under a topic prefix of this run alone; --direct does without."
    },
    footer = {
      "",
      "Examples:",
      "  stackprint replay scan.pcap",
      "  stackprint replay -v --osscan-guess -oX scan.xml monday.pcapng tuesday.pcap.gz",
      "  tcpdump -r all.pcap -w - host 192.0.2.7 | stackprint replay --direct -oJ - -"
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "pcap or pcapng, plain or gzip; - for standard input.")
  List<String> files = List.of();

  @Mixin private ReplayOptions replay = new ReplayOptions(System.getenv());
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    OsDatabase osDb = Databases.load(database, terminal);
    try (var outputs = new Outputs(output, database.strict, terminal.out())) {
      var report = new ReplayReport(outputs, CommandText.of(spec));
      var run = new ReplayRun(replay, database.rules(), osDb, report, terminal);
      return run.all(files.stream().map(CaptureSource::of).toList()) ? 0 : 1;
    }
  }
}
