package io.stackprint.report;

import io.stackprint.record.ClassMatch;
import io.stackprint.record.HostRecord;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.OsClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines {@code Device type}, {@code Running} and {@code OS CPE}: the classes of a host, best
 * first, in short.
 *
 * <p>All or none: if there are too many different things to name, nothing is said.
 *
 * @see <a href="https://nmap.org/book/osdetect-device-types.html">Device and OS classification</a>
 */
final class ClassLines {
  /** Most device types, most CPE names and most families that are named. */
  private static final int MOST = 8;

  /** Classes that are not perfect are walked no further than this. */
  private static final int LAST_GUESSED = 9;

  private static final double NEAR = 0.1;

  private final HostRecord host;
  private final Set<String> types = new LinkedHashSet<>();
  private final Set<String> cpes = new LinkedHashSet<>();
  private final Map<String, Family> families = new LinkedHashMap<>();

  private ClassLines(HostRecord host) {
    this.host = host;
  }

  /** A family's generations, joined by bars, and the accuracy of the class that named it first. */
  private record Family(String generations, double accuracy) {
    Family with(String generation) {
      return generations.contains(generation)
          ? this
          : new Family(generations + (generations.isEmpty() ? "" : "|") + generation, accuracy);
    }
  }

  /**
   * The lines for a host, empty when there is nothing to say.
   *
   * @param guessing include classes of matches that are not perfect
   */
  static List<String> of(HostRecord host, boolean guessing) {
    boolean classified =
        host.getClassificationStatus().map(MatchStatus.SUCCESS::equals).orElse(false);
    return classified ? new ClassLines(host).lines(guessing) : List.of();
  }

  private List<String> lines(boolean guessing) {
    boolean fits = walk(guessing);
    if (!fits || families.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("Device type: " + String.join("|", types));
    lines.add("Running" + (guessedOnly() ? " (JUST GUESSING)" : "") + ": " + familiesText());
    if (!cpes.isEmpty()) {
      lines.add("OS CPE: " + String.join(" ", cpes));
    }
    return lines;
  }

  /** Collects what to name; false when that is too much. */
  private boolean walk(boolean guessing) {
    List<ClassMatch> classes = host.getClassification();
    for (int i = 0; i < classes.size() && counts(classes, i, guessing); i++) {
      add(classes.get(i));
      if (types.size() > MOST || cpes.size() > MOST || families.size() > MOST) {
        return false;
      }
    }
    return true;
  }

  private boolean counts(List<ClassMatch> classes, int i, boolean guessing) {
    double accuracy = classes.get(i).getAccuracy();
    return (guessing || i < host.getPerfectClasses())
        && accuracy > classes.get(0).getAccuracy() - NEAR
        && (accuracy == 1 || i <= LAST_GUESSED);
  }

  private void add(ClassMatch match) {
    OsClass osClass = match.getOsClass();
    types.add(osClass.getDeviceType());
    cpes.addAll(osClass.getCpe22());
    families.merge(
        familyName(osClass),
        new Family(osClass.getGeneration().orElse(""), match.getAccuracy()),
        (known, seen) -> known.with(seen.generations()));
  }

  private static String familyName(OsClass osClass) {
    String vendor = osClass.getVendor();
    String family = osClass.getFamily();
    return vendor.equals(family) ? family : vendor + " " + family;
  }

  private boolean guessedOnly() {
    return host.getPerfectClasses() == 0;
  }

  private String familiesText() {
    var texts = new ArrayList<String>();
    families.forEach((name, family) -> texts.add(familyText(texts.size(), name, family)));
    return String.join(", ", texts);
  }

  /** Nmap compares the number of families before this one with the number of perfect classes. */
  private String familyText(int number, String name, Family family) {
    String generations = family.generations().isEmpty() ? "" : " " + family.generations();
    String guessed =
        number < host.getPerfectClasses() ? "" : " (" + Verdict.percent(family.accuracy()) + "%)";
    return name + generations + guessed;
  }
}
