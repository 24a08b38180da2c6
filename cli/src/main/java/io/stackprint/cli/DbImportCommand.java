package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.NmapProfile;
import io.stackprint.report.Printable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db import FILE}: a database becomes the next generation on the topic. */
@Command(
    name = "import",
    header = "Make a database the next generation on the topic os-db.",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a database on the topic os-db as a new generation, which becomes active as a whole;",
      "every known host is then matched again. Importing the same file again changes nothing.",
      "Generations that another one replaced more than a week ago are removed."
    })
final class DbImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A database in the nmap-os-db grammar.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Option(
      names = "--stage",
      description = {
        "Do not make it active yet: `db diff` can compare it,",
        "and `db import` of the same file, or `db rollback`, makes it active."
      })
  private boolean stage;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    DatabaseFile source = DatabaseFile.find(Optional.of(file), Map.of());
    OsDatabase database = Databases.load(source, NmapProfile.NMAP_7_99, terminal);
    try (Cluster open = cluster.open()) {
      open.provideTopics();
      DatabaseImport.Imported imported =
          new DatabaseImport(open.topics().osDb(), open.clientProperties())
              .run(database, !stage, System.currentTimeMillis());
      terminal.out().println(Printable.line(sentence(imported)));
    }
    return 0;
  }

  private static String sentence(DatabaseImport.Imported imported) {
    DatabaseManifest manifest = imported.generation().manifest();
    return "generation %d: %d entries from %s%s"
        .formatted(
            manifest.getGeneration(), manifest.getCount(), manifest.getSource(), news(imported));
  }

  private static String news(DatabaseImport.Imported imported) {
    if (imported.written()) {
      return imported.activated() ? "" : " (staged)";
    }
    return imported.activated()
        ? " (imported before; active now)"
        : " (imported before; nothing changed)";
  }
}
