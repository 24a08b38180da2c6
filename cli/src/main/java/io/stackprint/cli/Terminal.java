package io.stackprint.cli;

import io.stackprint.report.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command speaks to a person: results on {@code out}, everything else on {@code err}.
 *
 * @param out results
 * @param err progress, warnings, errors
 * @param interactive whether {@code err} is a terminal, so that progress may be drawn over itself
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
  private static final String ERASE_LINE = "\r\033[K"; // ECMA-48: carriage return, erase in line
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  /** The streams of this process. */
  static Terminal ofProcess() {
    return new Terminal(System.out, System.err, isTerminal(STDERR));
  }

  /** The streams that a command was started with. */
  static Terminal of(CommandSpec command) {
    return ((Stackprint) command.root().userObject()).terminal();
  }

  private static boolean isTerminal(Path stream) {
    try {
      String target = Files.readSymbolicLink(stream).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // not a system where that can be told
    }
  }

  /** Says something that is not a result, on one line, with everything unprintable escaped. */
  void say(String message) {
    err.println("stackprint: " + Printable.line(message));
  }

  /** Removes what {@link #progress} has shown. */
  void progressOver() {
    progress("");
  }

  /** Shows how far the work is, over what was shown before; nothing where that cannot be done. */
  void progress(String state) {
    if (interactive) {
      err.print(ERASE_LINE + Printable.line(state));
      err.flush();
    }
  }
}
