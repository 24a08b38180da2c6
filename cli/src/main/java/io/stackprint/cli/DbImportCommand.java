package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.NmapProfile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db import FILE}: a database becomes the next generation on the topic. */
@Command(
    name = "import",
    header = "Make a database the next generation on the topic os-db.",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a database on the topic os-db as a new generation, which becomes active as a whole.",
      "Importing the same file again changes nothing."
    })
final class DbImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A database in the nmap-os-db grammar.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

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
      long now = System.currentTimeMillis();
      DatabaseManifest manifest =
          new DatabaseImport(open.topics().osDb(), open.clientProperties()).run(database, now);
      terminal.out().println(sentence(manifest, manifest.getImportedAtMillis() == now));
    }
    return 0;
  }

  private static String sentence(DatabaseManifest manifest, boolean imported) {
    return "generation %d: %d entries from %s%s"
        .formatted(
            manifest.getGeneration(),
            manifest.getCount(),
            manifest.getSource(),
            imported ? "" : " (imported before; nothing changed)");
  }
}
