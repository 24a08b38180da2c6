package io.stackprint.matcher.database;

import io.stackprint.fingerprint.TestName;
import java.util.List;
import java.util.Optional;

/**
 * One reference fingerprint: what is known of one operating system or device.
 *
 * @param id unique within its database; sorts as the database is ordered
 * @param line 1-based number of its Fingerprint line in the source; 0 when it came from no file
 * @param name of the operating system or device; several references may share one
 * @param classes in the order of the source; may be empty
 * @param tests in the order of the source, at most one for each test; a test without a line is not
 *     compared
 */
public record Reference(
    String id, int line, String name, List<OsClass> classes, List<ReferenceLine> tests) {

  private static final String LOCAL = "local-";
  private static final int ID_DIGITS = 8;

  /** Copies the lists. */
  public Reference {
    classes = List.copyOf(classes);
    tests = List.copyOf(tests);
  }

  /**
   * The id of an entry that came from a file: its line number, padded so that ids sort as lines.
   */
  public static String idOfLine(int line) {
    String digits = Integer.toString(line);
    return "0".repeat(Math.max(0, ID_DIGITS - digits.length())) + digits;
  }

  /** The id of an entry of the local overlay. */
  public static String idOfLocal(int number) {
    return String.format("%s%04d", LOCAL, number);
  }

  /** The number in the id of a local entry; 0 for every other id. */
  public static int numberOfLocal(String id) {
    String number = id.startsWith(LOCAL) ? id.substring(LOCAL.length()) : "";
    return number.matches("[0-9]{4,9}") ? Integer.parseInt(number) : 0;
  }

  /** True for an entry of the local overlay. */
  public boolean isLocal() {
    return id.startsWith(LOCAL);
  }

  /**
   * True when they are of one OS: they share a class in vendor and family. A reference without
   * classes is an OS of its own.
   */
  public boolean isSameOsAs(Reference other) {
    return classes.stream()
        .anyMatch(osClass -> other.classes.stream().anyMatch(osClass::isSameOsAs));
  }

  /** The line of one test, empty when the reference has none. */
  public Optional<ReferenceLine> test(TestName test) {
    return tests.stream().filter(line -> line.test() == test).findFirst();
  }
}
