package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.matcher.app.DatabaseEditor;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.generation.Overlay;
import io.stackprint.matcher.learn.LearnedEntry;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db learn ADDRESS|FILE…}: observations of one stack become an entry. */
@Command(
    name = "learn",
    header = "Turn observations of one stack into a local database entry.",
    mixinStandardHelpOptions = true,
    description = {
      "Merges what is known of these hosts, and all scans in these captures, into one entry of the",
      "local overlay. All must be of one stack: where they differ, the entry gets ranges and",
      "alternatives. Every known host is then matched again; local entries win ties."
    },
    footer = {
      "",
      "Examples:",
      "  stackprint db learn 192.0.2.7 --name 'Our gateway 2.1' --class 'Us|embedded|2.X|router'",
      "  stackprint db learn --print --name 'My stack' scan.pcap other.pcap@192.0.2.9"
    })
final class DbLearnCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ADDRESS|FILE[@ADDRESS]",
      arity = "1..*",
      description = {
        "A known host: its address, or SCOPE/ADDRESS.",
        "Or a capture of scans; with @ADDRESS only the scans of that host."
      })
  private List<String> sources = List.of();

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
  private @Nullable String osClass;

  @Option(names = "--cpe", paramLabel = "CPE", description = "A CPE 2.2 name; repeatable.")
  private List<String> cpes = List.of();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, kept with the entry.")
  private @Nullable String reason;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who says so, kept with the entry. Default: the user's name")
  private String author = System.getProperty("user.name", "unknown");

  @Option(
      names = "--print",
      description = "Only print the entry, in the nmap-os-db grammar; the overlay stays as it is.")
  private boolean print;

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    LearnedEntry entry = described();
    boolean captures = sources.stream().map(Observed::new).noneMatch(Observed::isHost);
    if (print && captures) {
      print(entry, observed(Observed::inCapture));
    } else {
      topic.open(cluster -> learn(entry, cluster));
    }
    return 0;
  }

  private LearnedEntry described() {
    try {
      return new LearnedEntry(name, Optional.ofNullable(osClass), cpes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Fingerprint> observed(Function<Observed, List<Fingerprint>> read) {
    List<Fingerprint> observed = new ArrayList<>();
    sources.forEach(source -> observed.addAll(read.apply(new Observed(source))));
    return observed;
  }

  private void print(LearnedEntry entry, List<Fingerprint> observed) {
    Terminal.of(spec).out().print(Printable.lines(entry.text(observed)));
  }

  private void learn(LearnedEntry entry, Cluster cluster) {
    cluster.provideTopics();
    List<Fingerprint> observed =
        observed(source -> source.isHost() ? source.onTopic(cluster) : source.inCapture());
    if (print) {
      print(entry, observed);
    } else {
      Reference reference = entry.reference(observed);
      DbTopic.edit(cluster, editor -> add(reference, observed.size(), editor));
    }
  }

  private void add(Reference reference, int observations, DatabaseEditor editor) {
    var overlay = new Overlay(editor.database(), System.currentTimeMillis());
    Optional<ReferenceFingerprint> same = overlay.same(reference);
    if (same.isPresent()) {
      say(same.get(), "says the same already; nothing changed");
      return;
    }
    ReferenceFingerprint entry = overlay.entry(reference, author, Optional.ofNullable(reason));
    editor.write(overlay.adding(entry));
    say(entry, "learned from " + observations + (observations == 1 ? " round" : " rounds"));
  }

  private void say(ReferenceFingerprint entry, String what) {
    String line = entry.getId() + ": '" + entry.getName() + "' " + what;
    Terminal.of(spec).out().println(Printable.line(line));
  }
}
