package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.DatabaseDiff;
import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.generation.Overlay;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.record.NmapProfile;
import io.stackprint.report.Printable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db diff A B}: what differs between two databases. */
@Command(
    name = "diff",
    header = "Show what differs between two databases.",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the entries that were added (+), removed (-) and changed (~) from A to B. With --hosts",
      "also which known hosts would get another verdict; nothing is made active by that."
    },
    footer = {
      "",
      "Example:",
      "  stackprint db import --stage new-os-db && stackprint db diff 1 2 --hosts"
    })
final class DbDiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A generation, as `db list` numbers it, or a file.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "The same.")
  private String after = "";

  @Option(
      names = "--hosts",
      description = "Show which known hosts would get another verdict, local entries counted.")
  private boolean hosts;

  @Option(
      names = "--nmap-profile",
      paramLabel = "7.93|7.99",
      converter = DatabaseOptions.ProfileConverter.class,
      description =
          "By whose rules files are read and hosts matched. Default: nmap.profile of --config, as the"
              + " matchers', else 7.99")
  private @Nullable NmapProfile profile;

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    topic.open(this::compare);
    return 0;
  }

  private void compare(Cluster cluster) {
    StoredDatabase stored = DbTopic.read(cluster);
    OsDatabase a = database(before, stored);
    OsDatabase b = database(after, stored);
    PrintStream out = Terminal.of(spec).out();
    print(DatabaseDiff.between(a, b), out);
    if (hosts) {
      var rules = new Rules(profile(), false);
      var verdicts = new HostVerdicts(classifier(a, stored, rules), classifier(b, stored, rules));
      verdicts.compare(cluster, line -> out.println(Printable.line(line)));
    }
  }

  private OsDatabase database(String text, StoredDatabase stored) {
    if (text.matches("[1-9][0-9]{0,17}")) {
      return DbTopic.wholeBase(stored, Long.parseLong(text)).database();
    }
    DatabaseFile file = DatabaseFile.find(Optional.of(Path.of(text)), Map.of());
    return Databases.load(file, profile(), Terminal.of(spec));
  }

  private NmapProfile profile() {
    return profile == null ? topic.profile() : profile;
  }

  private static HostClassifier classifier(OsDatabase base, StoredDatabase stored, Rules rules) {
    List<Reference> local =
        new Overlay(stored, 0).entries().stream().map(DatabaseRecords::fromRecord).toList();
    OsDatabase database = base.under(local);
    return new HostClassifier(new CompiledMatcher(database, rules), database, 0, rules);
  }

  private static void print(DatabaseDiff diff, PrintStream out) {
    diff.removed().forEach(entry -> line(out, "- " + entry.name() + at(entry)));
    diff.added().forEach(entry -> line(out, "+ " + entry.name() + at(entry)));
    for (DatabaseDiff.Changed changed : diff.changed()) {
      line(out, "~ " + changed.before().name() + at(changed.before()));
      changed.lines().forEach(text -> line(out, "    " + text));
    }
    if (diff.pointsChanged()) {
      line(out, "~ MatchPoints");
    }
    out.printf(
        "%d added, %d removed, %d changed%n",
        diff.added().size(), diff.removed().size(), diff.changed().size());
  }

  private static String at(Reference entry) {
    return " (" + entry.line() + ")";
  }

  private static void line(PrintStream out, String text) {
    out.println(Printable.line(text));
  }
}
