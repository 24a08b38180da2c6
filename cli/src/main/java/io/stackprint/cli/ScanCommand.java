package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.prober.app.LiveProber;
import io.stackprint.prober.app.LiveScan;
import io.stackprint.prober.request.Interval;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.prober.target.SkippedTarget;
import io.stackprint.prober.target.Targets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackprint scan TARGET…}: live hosts through the whole pipeline. */
@Command(
    name = "scan",
    header = "Probe live hosts and say what `nmap -O` would say, of thousands at once.",
    mixinStandardHelpOptions = true,
    description = {
      "Finds out which hosts are up, looks for an open and a closed TCP port, sends the probes of "
          + "OS detection, and says what `nmap -O` would have said.",
      "",
      "Needs root or CAP_NET_RAW, and libpcap. Scan only networks that you are responsible for.",
      "Runs the real topologies on a Kafka broker inside this process, unless --direct is given.",
      "With --bootstrap-server it asks the probers of that cluster, follows their results, and needs "
          + "no privilege; the probers match against the database of the cluster."
    },
    footer = {
      "",
      "Examples:",
      "  stackprint scan 192.0.2.7",
      "  stackprint scan -v -p 22,80,81 -oX scan.xml 192.0.2.0/24 --exclude 192.0.2.1",
      "  stackprint scan --direct -T4 -Pn --max-os-tries 1 -oJ - -iL hosts.txt",
      "  stackprint scan --config cluster.properties --every 24h 192.0.2.0/24"
    })
final class ScanCommand implements Callable<Integer> {
  @Mixin private TargetOptions targets = new TargetOptions();
  @Mixin private ProbingOptions probing = new ProbingOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--direct",
      description = "Compute without any broker: the same output, sooner; nothing goes to topics.")
  private boolean direct;

  @Option(
      names = "--scope",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "Name of the monitored network, part of each host's key. Default: ${DEFAULT-VALUE}")
  private String scope = "default";

  @Option(
      names = "--stats-every",
      paramLabel = "TIME",
      converter = NmapTime.class,
      description = "Say how far the scan is, this often.")
  private @Nullable Duration statsEvery;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = NmapTime.class,
      description =
          "Have the probers of the cluster repeat the scan: 15m, 24h. This command follows the first"
              + " run; see `stackprint scans`.")
  private @Nullable Duration every;

  @Option(
      names = "--dry-run",
      description = "Print every packet of one round, in hex and in words, and send none.")
  private boolean dryRun;

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      return scan(Terminal.of(spec));
    } catch (MalformedExpressionException | UsageException e) {
      throw new ParameterException(spec.commandLine(), Reasons.of(e));
    }
  }

  private int scan(Terminal terminal) throws MalformedExpressionException, InterruptedException {
    LiveScan scan = probing.scan(scope, targets.tcpPorts(), database.profile);
    Targets all = targets.targets();
    for (SkippedTarget skipped : all.skipped()) {
      terminal.say(skipped.toString());
    }
    if (all.count() == 0) {
      throw new UsageException("no target to scan");
    }
    if (dryRun) {
      var rehearsal = new DryRun(scan, terminal.out());
      terminal.say(rehearsal.assumption());
      rehearsal.run(all, targets.allowed());
      return 0;
    }
    if (!direct && cluster.nameAnother()) {
      return ask(all, scan.settings().ports(), terminal);
    }
    if (every != null) {
      throw new UsageException(
          "--every is for the probers of a cluster: name it with --bootstrap-server");
    }
    try (var prober = new LiveProber(scan)) { // before anything is written: it may be refused
      return scan(prober, scan.settings().ports(), all, terminal);
    }
  }

  private int scan(LiveProber prober, List<Integer> ports, Targets all, Terminal terminal)
      throws MalformedExpressionException, InterruptedException {
    DatabaseFile file = DatabaseFile.find(database.osDb(), System.getenv());
    var knowledge =
        new Knowledge(() -> Databases.load(file, database.profile, terminal), database.rules());
    try (var outputs = new Outputs(output, database.strict, terminal.out())) {
      var report = new ScanReport(outputs, CommandText.of(spec), ports);
      var progress = new ScanProgress(terminal, all.count(), Optional.ofNullable(statsEvery));
      var run = new ScanRun(prober, database.rules(), knowledge, report, progress);
      boolean done =
          run.scan(all, targets.allowed(), direct ? Optional.empty() : Optional.of(cluster));
      return done ? 0 : 1;
    }
  }

  private int ask(Targets all, List<Integer> ports, Terminal terminal) {
    if (every != null && (every.toSeconds() < 1 || every.compareTo(Interval.LONGEST) > 0)) {
      throw new UsageException("--every: expected 1s to " + Intervals.text(Interval.LONGEST));
    }
    Map<String, String> options = RequestOptions.of(spec);
    try (var outputs = new Outputs(output, database.strict, terminal.out());
        Cluster others = cluster.open()) {
      var report = new ScanReport(outputs, CommandText.of(spec), ports);
      return new RemoteScan(others, scope, report, terminal)
              .run(all, options, Optional.ofNullable(every))
          ? 0
          : 1;
    }
  }
}
