package io.stackprint.cli;

import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.ReferenceFingerprint;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db show ID}: one entry. */
@Command(
    name = "show",
    header = "Print one entry in the database grammar.",
    mixinStandardHelpOptions = true,
    description = "Prints one entry of the database on the topic, in the nmap-os-db grammar.")
final class DbShowCommand implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("(?:([1-9][0-9]{0,17})/)?([0-9]{1,8})");

  @Parameters(
      paramLabel = "ID",
      description = {
        "As reports and `db list` name it: the line of the entry (68140), the same in another",
        "generation (3/68140), or a local entry (local-0001)."
      })
  private String id = "";

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    topic.read(
        database -> {
          ReferenceFingerprint entry =
              find(database)
                  .orElseThrow(() -> new CommandFailure("there is no entry '" + id + "'"));
          Terminal.of(spec).out().print(EntryText.of(entry));
        });
    return 0;
  }

  private Optional<ReferenceFingerprint> find(StoredDatabase database) {
    Matcher base = ID.matcher(id);
    if (!base.matches()) {
      return database.layer(DatabaseLayer.OVERLAY).active().flatMap(overlay -> entry(overlay, id));
    }
    StoredGeneration generation =
        base.group(1) == null
            ? DbTopic.activeBase(database)
            : DbTopic.wholeBase(database, Long.parseLong(base.group(1)));
    return entry(generation, Reference.idOfLine(Integer.parseInt(base.group(2))));
  }

  private static Optional<ReferenceFingerprint> entry(StoredGeneration generation, String id) {
    return generation.entries().stream().filter(entry -> entry.getId().equals(id)).findFirst();
  }
}
