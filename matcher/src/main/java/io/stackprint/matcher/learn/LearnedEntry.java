package io.stackprint.matcher.learn;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.Finding;
import io.stackprint.matcher.database.FindingKind;
import io.stackprint.matcher.database.Reading;
import io.stackprint.matcher.database.Reference;
import io.stackprint.record.NmapProfile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The description of a stack, from which observations of it make an entry of a database.
 *
 * @param name of the operating system or device; one line without {@code #}, which starts a comment
 * @param osClass {@code vendor|family|generation|type}, the generation may be empty
 * @param cpes CPE 2.2 names; none without a class
 */
public record LearnedEntry(String name, Optional<String> osClass, List<String> cpes) {
  private static final Pattern NAME =
      Pattern.compile("[^#\\p{Cntrl}]*[^#\\p{Cntrl}\\s][^#\\p{Cntrl}]*");
  private static final Pattern CLASS =
      Pattern.compile("[^|\\p{Cntrl}]+\\|[^|\\p{Cntrl}]+\\|[^|\\p{Cntrl}]*\\|[^|\\p{Cntrl}]+");
  private static final Pattern CPE = Pattern.compile("cpe:/[aho]:\\S+");

  /**
   * Checks what a person wrote.
   *
   * @throws IllegalArgumentException if something is not as described; the message says what is
   */
  public LearnedEntry {
    cpes = List.copyOf(cpes);
    require(NAME, name, "name", "one line without '#'");
    osClass.ifPresent(text -> require(CLASS, text, "class", "'vendor|family|generation|type'"));
    cpes.forEach(cpe -> require(CPE, cpe, "CPE name", "such as cpe:/o:linux:linux_kernel:6.18"));
    if (!cpes.isEmpty() && osClass.isEmpty()) {
      throw new IllegalArgumentException("a CPE name belongs to a class, and none is given");
    }
  }

  private static void require(Pattern pattern, String text, String what, String expected) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a " + what + ": '" + text + "', expected " + expected);
    }
  }

  /** The entry in the grammar of the database, each line ended by a newline. */
  public String text(Collection<Fingerprint> observations) {
    var text = new StringBuilder("Fingerprint ").append(name.strip()).append('\n');
    osClass.ifPresent(
        one -> text.append("Class ").append(String.join(" | ", one.split("\\|", -1))).append('\n'));
    cpes.forEach(cpe -> text.append("CPE ").append(cpe).append('\n'));
    ReferenceLearner.learn(observations).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The entry as a reference, as if it had been read from a file. */
  public Reference reference(Collection<Fingerprint> observations) {
    byte[] octets = text(observations).getBytes(StandardCharsets.UTF_8);
    Reading reading = DatabaseReader.read(octets, "learned", NmapProfile.NMAP_7_99);
    reading.findings().stream()
        .filter(finding -> finding.kind() == FindingKind.SYNTAX)
        .map(Finding::text)
        .findFirst()
        .ifPresent(
            fault -> {
              throw new IllegalStateException("learned what cannot be read: " + fault);
            });
    return reading.database().references().get(0);
  }
}
