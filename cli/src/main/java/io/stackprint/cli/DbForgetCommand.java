package io.stackprint.cli;

import io.stackprint.matcher.app.DatabaseEditor;
import io.stackprint.matcher.generation.Overlay;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db forget ID…}: local entries are taken away. */
@Command(
    name = "forget",
    header = "Remove local entries.",
    mixinStandardHelpOptions = true,
    description = "Removes entries of the local overlay; every known host is then matched again.")
final class DbForgetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", arity = "1..*", description = "As `db list` shows it: local-0001.")
  private List<String> ids = List.of();

  @Mixin private DbTopic topic = new DbTopic();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    topic.edit(this::forget);
    return 0;
  }

  private void forget(DatabaseEditor editor) {
    var overlay = new Overlay(editor.database(), System.currentTimeMillis());
    Set<String> wanted = new TreeSet<>(ids);
    Set<String> unknown = overlay.unknown(wanted);
    if (!unknown.isEmpty()) {
      throw new CommandFailure(
          "there is no local entry "
              + unknown.iterator().next()
              + "; `stackprint db list` shows"
              + " those that there are");
    }
    editor.write(overlay.removing(wanted));
    wanted.forEach(id -> Terminal.of(spec).out().println("removed " + id));
  }
}
