package io.stackprint.cli;

import io.stackprint.prober.request.ScanOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command line that travel with a request. */
final class RequestOptions {
  private static final Set<String> OF_THIS_MACHINE = Set.of("-e", "-S", "--scope-file");

  private RequestOptions() {}

  /**
   * The scan options that were given, by their longest name without dashes.
   *
   * @throws UsageException if one was given that only a prober itself can have
   */
  static Map<String, String> of(CommandSpec command) {
    Map<String, String> options = new HashMap<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (OF_THIS_MACHINE.contains(option.longestName())) {
        throw new UsageException(
            option.longestName() + " is for the prober: give it to `stackprint prober`");
      }
      String name = option.longestName().replaceFirst("^-+", "");
      if (ScanOptions.NAMES.contains(name)) {
        options.put(name, value(option));
      }
    }
    return options;
  }

  private static String value(OptionSpec option) {
    List<String> values = option.originalStringValues();
    return values.isEmpty() ? "true" : values.get(values.size() - 1);
  }
}
