package io.stackprint.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is reported, in how much detail, and where to: the words of Nmap. */
final class OutputOptions {
  @Option(
      names = "-oN",
      paramLabel = "FILE",
      description =
          "Write normal output to FILE (- for stdout). Default without -oN, -oX, -oJ: stdout.")
  @Nullable String normal;

  @Option(
      names = "-oX",
      paramLabel = "FILE",
      description = "Write XML to FILE, valid against Nmap's DTD (- for stdout).")
  @Nullable String xml;

  @Option(
      names = "-oJ",
      paramLabel = "FILE",
      description = "Write JSON to FILE, one host record a line (- for stdout).")
  @Nullable String json;

  @Option(
      names = "-v",
      description = "Say more: uptime, TCP sequence and IP ID lines; -vv also the fingerprint.")
  boolean[] verbose = {};

  @Option(
      names = "-d",
      description = "Debug: the fingerprint, notes, and stack traces of failures.")
  boolean debug;

  @Option(
      names = {"--osscan-guess", "--fuzzy"},
      description = "Guess more aggressively.")
  boolean guess;

  /** Whether it is said where to write what. */
  boolean isGiven() {
    return normal != null || xml != null || json != null;
  }

  Optional<String> normal() {
    if (!isGiven()) {
      return Optional.of("-");
    }
    return Optional.ofNullable(normal);
  }

  Optional<String> xml() {
    return Optional.ofNullable(xml);
  }

  Optional<String> json() {
    return Optional.ofNullable(json);
  }

  /** Verbosity as Nmap counts it, 0 to 2: debugging implies the first level. */
  int verbosity() {
    return Math.max(Math.min(verbose.length, 2), debug ? 1 : 0);
  }
}
