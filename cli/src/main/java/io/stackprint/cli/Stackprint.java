package io.stackprint.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The root command: {@code stackprint COMMAND}.
 *
 * <p>Exit status: 0 done, 1 the work failed, 2 wrong usage.
 */
@Command(
    name = "stackprint",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Tells which operating system every host runs, from how its TCP/IP stack answers: Nmap's OS"
            + " detection as a Kafka pipeline.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Start with `stackprint demo`, `stackprint scan TARGET`, or `stackprint replay FILE` with a",
      "capture of `nmap -O`.",
      "`stackprint help COMMAND` tells more of each.",
      "Exit status: 0 done, 1 the work failed, 2 wrong usage."
    },
    subcommands = {
      ScanCommand.class,
      ScansCommand.class,
      ReplayCommand.class,
      MatchCommand.class,
      DbCommand.class,
      HostsCommand.class,
      ExplainCommand.class,
      TopicsCommand.class,
      ProberCommand.class,
      FingerprinterCommand.class,
      MatcherCommand.class,
      DeadLettersCommand.class,
      DemoCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
public final class Stackprint implements Runnable {
  private final Terminal terminal;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the specification
  private Stackprint(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Where commands speak. */
  Terminal terminal() {
    return terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** Runs a command and ends the JVM with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine(Terminal.ofProcess()).execute(args));
  }

  /** The command line, ready to parse. */
  static CommandLine commandLine(Terminal terminal) {
    var commandLine = new CommandLine(new Stackprint(terminal));
    commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    commandLine.setExecutionExceptionHandler(Failures::report);
    commandLine.setParameterExceptionHandler(Failures::wrongUsage);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setAbbreviatedSubcommandsAllowed(false);
    commandLine.setUsageHelpWidth(100);
    return commandLine;
  }
}
