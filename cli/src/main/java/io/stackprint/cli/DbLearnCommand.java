package io.stackprint.cli;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.matcher.learn.ReferenceLearner;
import io.stackprint.pipeline.DirectPipeline;
import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CollectorSettings;
import io.stackprint.prober.capture.ObservationCollector;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db learn FILE…}: captured scans of one stack become a reference entry. */
@Command(
    name = "learn",
    header = "Turn captured scans of one stack into a database entry.",
    mixinStandardHelpOptions = true,
    description = {
      "Merges all scans in these captures into one entry of the database grammar, on stdout.",
      "All must be of one stack: where they differ, the entry gets ranges and alternatives."
    })
final class DbLearnCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE[@ADDRESS]",
      arity = "1..*",
      description = "A capture of scans; with @ADDRESS only the scans of that host.")
  private List<String> captures = List.of();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "TEXT",
      description = "Name of the entry.")
  private String name = "";

  @Option(
      names = "--class",
      paramLabel = "'VENDOR|FAMILY|GENERATION|TYPE'",
      description = "The class of the entry; the generation may be empty.")
  private String osClass = "";

  @Option(names = "--cpe", paramLabel = "CPE", description = "A CPE 2.2 name; repeatable.")
  private List<String> cpes = List.of();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Fingerprint> observed = new ArrayList<>();
    for (String capture : captures) {
      observed.addAll(fingerprintsIn(capture));
    }
    PrintStream out = Terminal.of(spec).out();
    out.println("Fingerprint " + name);
    if (!osClass.isEmpty()) {
      out.println("Class " + String.join(" | ", osClass.split("\\|", -1)));
    }
    cpes.forEach(cpe -> out.println("CPE " + cpe));
    ReferenceLearner.learn(observed).forEach(out::println);
    return 0;
  }

  private static List<Fingerprint> fingerprintsIn(String capture) throws IOException {
    int at = capture.lastIndexOf('@');
    String file = at < 0 ? capture : capture.substring(0, at);
    String address = at < 0 ? "" : capture.substring(at + 1);
    List<SubjectFingerprint> subjects = new ArrayList<>();
    var pipeline = new DirectPipeline(new Assembler(Rules.DEFAULT), subjects::add);
    var collector =
        new ObservationCollector(
            CollectorSettings.of("learn", "learn"), new EvidenceForwarder(pipeline, false));
    CaptureSource.of(file).read(collector, CaptureProgress.NONE);
    collector.finish();
    List<Fingerprint> found =
        subjects.stream()
            .filter(subject -> address.isEmpty() || subject.getAddress().equals(address))
            .flatMap(subject -> subject.getRounds().stream())
            .map(RoundFingerprint::getTests)
            .map(FingerprintRecords::fromRecord)
            .toList();
    if (found.isEmpty()) {
      throw new CommandFailure(capture + ": no scan of such a host in it");
    }
    return found;
  }
}
