package io.stackprint.cli;

import io.stackprint.matcher.app.DatabaseEditor;
import io.stackprint.matcher.generation.LayerEdits;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.record.DatabaseLayer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackprint db prune}: removes generations that nobody needs. */
@Command(
    name = "prune",
    header = "Remove generations that nobody needs any more.",
    mixinStandardHelpOptions = true,
    description = {
      "Removes generations that were replaced, or staged and left, before the grace began.",
      "The active one and the one that was active before it stay. `db import` does the same."
    })
final class DbPruneCommand implements Callable<Integer> {
  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description = "In ISO 8601: P7D is a week, PT0S removes all. Default: ${DEFAULT-VALUE}")
  private Duration grace = Duration.ofDays(7);

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    topic.edit(this::prune);
    return 0;
  }

  private void prune(DatabaseEditor editor) {
    for (DatabaseLayer layer : DatabaseLayer.values()) {
      List<Long> before = numbers(editor, layer);
      long now = System.currentTimeMillis();
      editor.write(new LayerEdits(layer, editor.database(), now).pruning(grace));
      List<Long> removed = new ArrayList<>(before);
      removed.removeAll(numbers(editor, layer));
      String name = layer == DatabaseLayer.BASE ? "generation " : "overlay generation ";
      removed.forEach(number -> Terminal.of(spec).out().println("removed " + name + number));
    }
  }

  private static List<Long> numbers(DatabaseEditor editor, DatabaseLayer layer) {
    return editor.database().layer(layer).generations().stream()
        .map(StoredGeneration::number)
        .toList();
  }
}
