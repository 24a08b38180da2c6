package io.stackprint.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackprint dead-letters}: the records that the services refused. */
@Command(
    name = "dead-letters",
    header = "List, show and replay the records that the services refused.",
    mixinStandardHelpOptions = true,
    description = {
      "A record that a service cannot use becomes a dead letter: its octets as received, where they",
      "stood, and why. Nothing else is held up by it."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersReplayCommand.class,
      HelpCommand.class
    })
final class DeadLettersCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
