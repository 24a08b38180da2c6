package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.letters.DeadLetters;
import io.stackprint.letters.LetterText;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackprint dead-letters show}: all that letters hold. */
@Command(
    name = "show",
    header = "Show all that dead letters hold.",
    mixinStandardHelpOptions = true,
    description = {
      "Shows where a letter came from, why it was refused, its headers, the record if it can be",
      "read, its octets, and where in the service it was refused."
    })
final class DeadLettersShowCommand implements Callable<Integer> {
  @Mixin private LetterOptions letters = new LetterOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    try (Cluster open = cluster.open()) {
      DeadLetters found =
          DeadLetters.read(open.topics(), open.clientProperties(), letters.filter());
      if (found.letters().isEmpty()) {
        throw new CommandFailure("no such dead letters");
      }
      var text = new LetterText(open.topics());
      Terminal.of(spec)
          .out()
          .print(
              found.letters().stream()
                  .map(letter -> text.page(letter, found.isReplayed(letter)))
                  .collect(Collectors.joining("\n")));
    }
    return 0;
  }
}
