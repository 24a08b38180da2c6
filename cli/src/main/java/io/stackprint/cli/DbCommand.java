package io.stackprint.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackprint db}: the OS database. */
@Command(
    name = "db",
    header = "Import, compare, learn and check OS databases.",
    mixinStandardHelpOptions = true,
    description = "Manages the OS database: a file in the nmap-os-db grammar, or the topic os-db.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DbImportCommand.class,
      DbListCommand.class,
      DbShowCommand.class,
      DbExportCommand.class,
      DbDiffCommand.class,
      DbRollbackCommand.class,
      DbPruneCommand.class,
      DbLearnCommand.class,
      DbForgetCommand.class,
      DbCheckCommand.class,
      HelpCommand.class
    })
final class DbCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
