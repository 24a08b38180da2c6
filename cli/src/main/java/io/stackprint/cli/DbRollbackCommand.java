package io.stackprint.cli;

import io.stackprint.matcher.app.DatabaseEditor;
import io.stackprint.matcher.generation.DatabaseEdit;
import io.stackprint.matcher.generation.LayerEdits;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.record.DatabaseLayer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db rollback GENERATION}: a generation becomes active again. */
@Command(
    name = "rollback",
    header = "Make a generation active that is there already.",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a replaced or staged generation active; every known host is then matched again.",
      "The one that was active before is kept."
    })
final class DbRollbackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "GENERATION", description = "Its number, as `db list` shows it.")
  private long generation;

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    topic.edit(this::activate);
    return 0;
  }

  private void activate(DatabaseEditor editor) {
    StoredGeneration wanted = DbTopic.wholeBase(editor.database(), generation);
    var edits = new LayerEdits(DatabaseLayer.BASE, editor.database(), System.currentTimeMillis());
    DatabaseEdit edit = edits.activating(wanted);
    editor.write(edit);
    Terminal.of(spec)
        .out()
        .println(
            edit.writes().isEmpty()
                ? "generation " + generation + " is active already; nothing changed"
                : "generation " + generation + " is active");
  }
}
