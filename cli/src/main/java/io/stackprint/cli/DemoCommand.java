package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.report.HostTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackprint demo}: the whole pipeline on what comes with Stackprint. */
@Command(
    name = "demo",
    header = "Show the whole pipeline at work on a bundled capture.",
    mixinStandardHelpOptions = true,
    description =
        "Replays a bundled capture of real scans through the whole pipeline, on a Kafka broker and a"
            + " schema registry inside this process, and shows a table of the hosts. Needs no root,"
            + " no network and no Nmap.")
final class DemoCommand implements Callable<Integer> {
  private static final String CAPTURE = "demo.pcap";

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    terminal.say("starting a Kafka broker, a schema registry and the pipeline in this process ...");
    OsDatabase database = Databases.load(DatabaseFile.shipped(), Rules.DEFAULT.profile(), terminal);
    try (var outputs = Outputs.only(HostTable::new, terminal.out())) {
      var report = new ReplayReport(outputs, CommandText.of(spec));
      var run =
          new ReplayRun(new ReplayOptions(Map.of()), Rules.DEFAULT, database, report, terminal);
      boolean done = run.all(List.of(CaptureSource.bundled(CAPTURE)));
      terminal.say(
          "that was %s against %s (%d entries); now try: stackprint replay FILE"
              .formatted(CAPTURE, database.source(), database.references().size()));
      return done ? 0 : 1;
    }
  }
}
