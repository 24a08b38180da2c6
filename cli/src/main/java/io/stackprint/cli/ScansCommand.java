package io.stackprint.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackprint scans}: the scans that the probers of a cluster repeat. */
@Command(
    name = "scans",
    header = "List and end the scans that the probers of a cluster repeat.",
    mixinStandardHelpOptions = true,
    description = "`stackprint scan --every TIME --bootstrap-server ...` begins one.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ScansListCommand.class, ScansEndCommand.class, HelpCommand.class})
final class ScansCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
