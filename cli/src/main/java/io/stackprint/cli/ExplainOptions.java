package io.stackprint.cli;

import io.stackprint.report.Explained;
import io.stackprint.report.ExplanationJson;
import io.stackprint.report.ExplanationText;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How explanations are printed. */
final class ExplainOptions {
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "A table for people, or one JSON object a line. Default: ${DEFAULT-VALUE}")
  private Format format = Format.text;

  @Option(names = "-v", description = "Do not cut long values.")
  private boolean whole;

  private boolean printed;

  /** Options to be filled from a command line. */
  ExplainOptions() {}

  /** Options of a command that has others of its own. */
  ExplainOptions(boolean json, boolean whole) {
    this.format = json ? Format.json : Format.text;
    this.whole = whole;
  }

  /** Prints the next one. */
  void print(Explained explained, PrintStream out) {
    if (format == Format.json) {
      out.println(ExplanationJson.of(explained));
      return;
    }
    if (printed) {
      out.println();
    }
    printed = true;
    out.print(ExplanationText.of(explained, whole));
  }
}
