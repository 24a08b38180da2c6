package io.stackprint.cli;

import io.stackprint.matcher.database.DatabaseWriter;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.report.Printable;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackprint db export}: a generation, or the overlay, as a file. */
@Command(
    name = "export",
    header = "Print the database in the nmap-os-db grammar.",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the active generation, another one, or the local overlay, in the nmap-os-db grammar.",
      "What is printed can be imported again; comments of the imported file are not kept."
    })
final class DbExportCommand implements Callable<Integer> {
  @ArgGroup private Which which = new Which();
  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  static final class Which {
    @Option(
        names = "--generation",
        paramLabel = "N",
        description = "This generation instead of the active one.")
    @Nullable Long generation;

    @Option(
        names = "--overlay",
        description = "The entries of the local overlay, without MatchPoints.")
    boolean overlay;
  }

  @Override
  public Integer call() {
    topic.read(database -> print(database, Terminal.of(spec).out()));
    return 0;
  }

  private void print(StoredDatabase database, PrintStream out) {
    if (which.overlay) {
      database
          .layer(DatabaseLayer.OVERLAY)
          .active()
          .ifPresent(overlay -> overlay.entries().forEach(one -> out.print(EntryText.of(one))));
      return;
    }
    Long number = which.generation;
    StoredGeneration generation =
        number == null ? DbTopic.activeBase(database) : DbTopic.wholeBase(database, number);
    DatabaseManifest manifest = generation.manifest();
    String head =
        "# Generation %d, from %s\n\n".formatted(manifest.getGeneration(), manifest.getSource());
    out.print(Printable.lines(head + DatabaseWriter.text(generation.database())));
  }
}
