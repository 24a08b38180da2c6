package io.stackprint.cli;

import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.matcher.generation.StoredLayer;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.report.Printable;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackprint db list}: the generations on the topic, and the local entries. */
@Command(
    name = "list",
    header = "List the generations of the database, and the local entries.",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the generations on the topic os-db, and the entries of the local overlay.",
      "Of the generations one is active; a staged one never was; a replaced one is kept for a week",
      "and can be made active again; a refused one does not agree with its manifest."
    })
final class DbListCommand implements Callable<Integer> {
  private static final String GENERATION = "%-10s %-8s %7s  %-20s %s";
  private static final String ENTRY = "%-10s %-12s %-20s %s";

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    topic.read(database -> print(database, Terminal.of(spec).out()));
    return 0;
  }

  private static void print(StoredDatabase database, PrintStream out) {
    StoredLayer bases = database.layer(DatabaseLayer.BASE);
    line(out, GENERATION.formatted("GENERATION", "STATE", "ENTRIES", "IMPORTED", "SOURCE"));
    Optional<StoredGeneration> active = bases.active();
    for (StoredGeneration generation : bases.generations()) {
      DatabaseManifest manifest = generation.manifest();
      line(
          out,
          GENERATION.formatted(
              generation.number(),
              state(generation, active),
              manifest.getCount(),
              time(manifest.getImportedAtMillis()),
              manifest.getSource()));
    }
    database.layer(DatabaseLayer.OVERLAY).active().ifPresent(overlay -> print(overlay, out));
  }

  private static String state(StoredGeneration generation, Optional<StoredGeneration> active) {
    if (active.filter(one -> one.number() == generation.number()).isPresent()) {
      return "active";
    }
    if (!generation.isWhole()) {
      return "refused";
    }
    return generation.isStaged() ? "staged" : "replaced";
  }

  private static void print(StoredGeneration overlay, PrintStream out) {
    List<ReferenceFingerprint> entries = overlay.entries();
    if (entries.isEmpty()) {
      return;
    }
    out.println();
    line(out, ENTRY.formatted("LOCAL", "AUTHOR", "LEARNED", "NAME"));
    for (ReferenceFingerprint entry : entries) {
      String reason = entry.getReason().map(text -> " (" + text + ")").orElse("");
      line(
          out,
          ENTRY.formatted(
              entry.getId(),
              entry.getAuthor().orElse("-"),
              entry.getLearnedAtMillis().map(DbListCommand::time).orElse("-"),
              entry.getName() + reason));
    }
  }

  private static void line(PrintStream out, String row) {
    out.println(Printable.line(row).stripTrailing());
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
