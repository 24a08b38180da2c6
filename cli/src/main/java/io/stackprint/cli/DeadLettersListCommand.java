package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.letters.DeadLetters;
import io.stackprint.letters.LetterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackprint dead-letters list}: one line each. */
@Command(
    name = "list",
    header = "List dead letters, one line each.",
    mixinStandardHelpOptions = true,
    description = "Lists dead letters: where they came from, when, and why they were refused.")
final class DeadLettersListCommand implements Callable<Integer> {
  @Mixin private LetterOptions letters = new LetterOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    try (Cluster open = cluster.open()) {
      DeadLetters found =
          DeadLetters.read(open.topics(), open.clientProperties(), letters.filter());
      if (found.letters().isEmpty()) {
        terminal.say(letters.meanAll() ? "no dead letters" : "no such dead letters");
      } else {
        terminal.out().println(LetterText.heading());
      }
      found
          .letters()
          .forEach(
              letter -> terminal.out().println(LetterText.row(letter, found.isReplayed(letter))));
    }
    return 0;
  }
}
