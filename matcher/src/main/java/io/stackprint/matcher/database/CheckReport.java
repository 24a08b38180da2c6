package io.stackprint.matcher.database;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found.
 *
 * @param source name of the database
 * @param references how many reference fingerprints it holds
 * @param findings in order of lines
 */
public record CheckReport(String source, int references, List<Finding> findings) {

  /** Copies the list. */
  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** How many findings are as bad as this. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * The report for a person: a summary line, then the findings by kind, the worst kinds first.
   *
   * @param perKind how many findings of each kind are shown before the rest is only counted; errors
   *     are all shown
   */
  public String text(int perKind) {
    var text = new StringBuilder(summary()).append('\n');
    byKind().forEach((kind, ofKind) -> appendKind(text, kind, ofKind, perKind));
    return text.toString();
  }

  private String summary() {
    return Finding.printable(source)
        + ": "
        + counted(references, "reference fingerprint")
        + ", "
        + counted(count(Severity.ERROR), "error")
        + ", "
        + counted(count(Severity.WARNING), "warning")
        + ", "
        + counted(count(Severity.NOTE), "note");
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Findings by kind; the map iterates from the worst kind to the mildest. */
  public Map<FindingKind, List<Finding>> byKind() {
    var byKind = new EnumMap<FindingKind, List<Finding>>(FindingKind.class);
    for (FindingKind kind : FindingKind.values()) {
      List<Finding> ofKind = findings.stream().filter(finding -> finding.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        byKind.put(kind, ofKind);
      }
    }
    return byKind;
  }

  private void appendKind(StringBuilder text, FindingKind kind, List<Finding> ofKind, int perKind) {
    text.append('\n')
        .append(kind.severity().word())
        .append(": ")
        .append(kind.title())
        .append(" (")
        .append(ofKind.size())
        .append(")\n");
    int shown = kind.severity() == Severity.ERROR ? ofKind.size() : perKind;
    ofKind.stream()
        .limit(shown)
        .forEach(finding -> text.append("  ").append(finding.in(source)).append('\n'));
    if (ofKind.size() > shown) {
      text.append("  … and ").append(ofKind.size() - shown).append(" more\n");
    }
  }
}
