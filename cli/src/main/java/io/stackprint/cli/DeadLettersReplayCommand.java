package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.letters.LetterReplay;
import io.stackprint.letters.LetterReplay.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackprint dead-letters replay}: back to where they came from. */
@Command(
    name = "replay",
    header = "Put dead letters back to where they came from, each once.",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the octets of each letter to the topic and partition that they came from, with the",
      "header " + LetterReplay.MARKER + ". A letter that was replayed before is left alone; one",
      "that is refused again becomes another letter."
    })
final class DeadLettersReplayCommand implements Callable<Integer> {
  @Mixin private LetterOptions letters = new LetterOptions();

  @Option(names = "--all", description = "All that were not replayed yet.")
  private boolean all;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (all != letters.meanAll()) {
      throw new ParameterException(
          spec.commandLine(), "Give the letters, or --service, --cause or a time, or --all");
    }
    Terminal terminal = Terminal.of(spec);
    try (Cluster open = cluster.open()) {
      Outcome outcome =
          new LetterReplay(open.topics(), open.clientProperties()).run(letters.filter());
      outcome.replayed().forEach(letter -> terminal.out().println(letter.id()));
      outcome
          .before()
          .forEach(letter -> terminal.say(letter.id() + ": replayed before; left alone"));
      outcome
          .homeless()
          .forEach(letter -> terminal.say(letter.id() + ": names no topic of ours as its source"));
      terminal.say(outcome.replayed().size() + " letters replayed");
      return outcome.homeless().isEmpty() ? 0 : 1;
    }
  }
}
