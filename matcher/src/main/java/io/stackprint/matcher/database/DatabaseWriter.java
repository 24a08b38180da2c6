package io.stackprint.matcher.database;

import java.util.Map;

/**
 * Prints a database in the grammar that {@link DatabaseReader} reads.
 *
 * <p>Reading the text gives an equal database again, line numbers apart: comments and CPE flags are
 * not kept.
 */
public final class DatabaseWriter {
  private DatabaseWriter() {}

  /** The whole database, each line ended by a newline, an empty line after each record. */
  public static String text(OsDatabase database) {
    var text = new StringBuilder();
    appendMatchPoints(text, database.matchPoints());
    database.references().forEach(reference -> appendReference(text, reference));
    return text.toString();
  }

  /** One entry, each line ended by a newline, and an empty line after it. */
  public static String text(Reference reference) {
    var text = new StringBuilder();
    appendReference(text, reference);
    return text.toString();
  }

  private static void appendMatchPoints(StringBuilder text, MatchPoints points) {
    text.append("MatchPoints\n");
    points.points().forEach((test, weights) -> appendTest(text, test.name(), weights));
    text.append('\n');
  }

  private static void appendReference(StringBuilder text, Reference reference) {
    text.append("Fingerprint ").append(reference.name()).append('\n');
    for (OsClass osClass : reference.classes()) {
      text.append("Class ")
          .append(
              String.join(
                  " | ",
                  osClass.vendor(),
                  osClass.family(),
                  osClass.generation().orElse(""),
                  osClass.deviceType()))
          .append('\n');
      osClass.cpes().forEach(cpe -> text.append("CPE ").append(cpe).append('\n'));
    }
    for (ReferenceLine test : reference.tests()) {
      text.append(test.text()).append('\n');
    }
    text.append('\n');
  }

  private static void appendTest(StringBuilder text, String name, Map<?, Integer> weights) {
    String separator = name + "(";
    for (var weight : weights.entrySet()) {
      text.append(separator).append(weight.getKey()).append('=').append(weight.getValue());
      separator = "%";
    }
    text.append(weights.isEmpty() ? separator + ")\n" : ")\n");
  }
}
