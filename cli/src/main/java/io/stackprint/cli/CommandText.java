package io.stackprint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** The command as typed, for the first line of reports. */
final class CommandText {
  // How the result was computed is not part of the result.
  private static final Set<String> LEFT_OUT = Set.of("--direct");

  private CommandText() {}

  /** The whole command line that this command was started with. */
  static String of(CommandSpec command) {
    List<String> words = new ArrayList<>(List.of("stackprint"));
    for (String word : command.root().commandLine().getParseResult().originalArgs()) {
      if (!LEFT_OUT.contains(word)) {
        words.add(word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word);
      }
    }
    return String.join(" ", words);
  }
}
