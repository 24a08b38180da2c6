package io.stackprint.cli;

import io.stackprint.matcher.database.CheckReport;
import io.stackprint.matcher.database.DatabaseCheck;
import io.stackprint.matcher.database.Severity;
import io.stackprint.record.NmapProfile;
import io.stackprint.report.Printable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint db check FILE}: what is wrong with a database. */
@Command(
    name = "check",
    header = "List what is wrong or suspicious in a database.",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what is wrong or suspicious in a database, with line numbers, the worst first.",
      "Exit status 0: nothing as bad as --fail-on; 1: there is; 2: wrong usage."
    })
final class DbCheckCommand implements Callable<Integer> {
  private static final int FEW = 10;

  @Parameters(paramLabel = "FILE", description = "A database in the nmap-os-db grammar.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Option(
      names = "--nmap-profile",
      paramLabel = "7.93|7.99",
      defaultValue = "7.99",
      converter = DatabaseOptions.ProfileConverter.class,
      description = "Whose grammar counts. Default: ${DEFAULT-VALUE}")
  private NmapProfile profile = NmapProfile.NMAP_7_99;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|note",
      defaultValue = "error",
      description = {
        "What makes the exit status 1: errors only (something cannot be read and is left out),",
        "warnings too, or any finding. Default: ${DEFAULT-VALUE}"
      })
  private Severity failOn = Severity.ERROR;

  @Option(names = "--all", description = "Show every finding, not only " + FEW + " of each kind.")
  private boolean all;

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    DatabaseFile database = DatabaseFile.find(Optional.of(file), Map.of());
    CheckReport report = DatabaseCheck.check(database.octets(), database.name(), profile);
    Terminal.of(spec).out().print(Printable.lines(report.text(all ? Integer.MAX_VALUE : FEW)));
    boolean isBad =
        report.findings().stream().anyMatch(one -> one.severity().compareTo(failOn) <= 0);
    return isBad ? 1 : 0;
  }
}
