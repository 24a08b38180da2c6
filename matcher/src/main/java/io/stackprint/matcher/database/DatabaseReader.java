package io.stackprint.matcher.database;

import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.expression.Responsiveness;
import io.stackprint.record.NmapProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the grammar of {@code nmap-os-db}: records of lines, ended by an empty line or by the start
 * of the next one.
 *
 * <pre>
 * MatchPoints                                    once, first
 * SEQ(SP=25%GCD=75…)                             weights, decimal
 *
 * Fingerprint name
 * Class vendor | family | generation | type      any number; the generation may be empty
 * CPE cpe:/o:vendor:product auto                 any number for each class; flags mean nothing here
 * SEQ(SP=0-5%GCD=51E80C|A3D018…)                 expressions
 * </pre>
 *
 * <p>Whatever cannot be read becomes a {@linkplain Severity#ERROR finding} and takes with it the
 * entry it stands in, never another one: half an entry would match too easily. Nmap 7.93 reads
 * keywords in any case; 7.99 reads them exactly, knows the line {@code This nmap-os-db …}, ignores
 * a Class line of four empty fields and refuses some uses of R.
 *
 * <p>Not thread safe; one reader reads one text.
 */
public final class DatabaseReader {
  private static final int LONGEST_LINE = 2047;
  private static final String FINGERPRINT = "Fingerprint";
  private static final String MATCH_POINTS = "MatchPoints";
  private static final String CLASS = "Class";
  private static final String CPE = "CPE";
  private static final String REQUIREMENT = "This nmap-os-db";

  private enum Section {
    NONE,
    MATCH_POINTS,
    ENTRY
  }

  private final NmapProfile profile;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final Map<String, Map<TestName, Integer>> testLines = new LinkedHashMap<>();
  private final Map<Slice, ReferenceLine> knownLines = new HashMap<>(); // those without a finding
  private final PointsBuilder points = new PointsBuilder();
  private Optional<Integer> matchPointsLine = Optional.empty();
  private Section section = Section.NONE;
  private EntryBuilder entry = new EntryBuilder("", 0);

  private DatabaseReader(NmapProfile profile) {
    this.profile = profile;
  }

  /**
   * Reads a database.
   *
   * @param octets the whole text; each line UTF-8 or else Latin-1
   * @param source its name, for the database and for messages
   * @param profile whose grammar counts
   */
  public static Reading read(byte[] octets, String source, NmapProfile profile) {
    var reader = new DatabaseReader(profile);
    Iterator<Slice> lines = Slice.lines(octets);
    for (int number = 1; lines.hasNext(); number++) {
      reader.read(number, lines.next());
    }
    reader.endRecord();
    if (reader.matchPointsLine.isEmpty()) {
      reader.findings.add(
          0, new Finding(FindingKind.NO_MATCH_POINTS, 1, "there is no MatchPoints record"));
    }
    var database =
        new OsDatabase(source, Sha256.hex(octets), reader.points.build(), reader.references);
    return new Reading(database, reader.findings, reader.testLines);
  }

  /** A test line that was read before is not read again: most of them stand there often. */
  private void read(int number, Slice octets) {
    ReferenceLine known = section == Section.ENTRY ? knownLines.get(octets) : null;
    if (known == null) {
      read(SourceLine.of(number, octets));
    } else {
      addTest(known, number);
    }
  }

  private void read(SourceLine line) {
    if (line.isComment()) {
      return;
    }
    if (line.isEmpty()) {
      endRecord();
      return;
    }
    checkLayout(line);
    String text = line.text();
    if (isKeyword(FINGERPRINT, text)) {
      startEntry(line);
    } else if (isKeyword(MATCH_POINTS, text)) {
      startMatchPoints(line);
    } else if (isKeyword(CLASS, text)) {
      readClass(line);
    } else if (isKeyword(CPE, text)) {
      readCpe(line);
    } else if (TestLineParser.looksLikeOne(text)) {
      readTest(line);
    } else {
      readOther(line);
    }
  }

  /** A keyword is followed by a blank or ends the line. */
  private boolean isKeyword(String keyword, String text) {
    boolean anyCase = profile == NmapProfile.NMAP_7_93;
    return text.regionMatches(anyCase, 0, keyword, 0, keyword.length())
        && (text.length() == keyword.length() || isBlank(text.charAt(keyword.length())));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void checkLayout(SourceLine line) {
    if (line.octets().length() > LONGEST_LINE) {
      layout(line, "is longer than " + LONGEST_LINE + " octets, where Nmap cuts");
    }
    if (!line.isUtf8()) {
      layout(line, "is not UTF-8 and was read as Latin-1");
    }
  }

  private void startEntry(SourceLine line) {
    if (section == Section.ENTRY) {
      layout(line, "starts an entry without an empty line before it");
    }
    endRecord();
    String name = line.text().substring(FINGERPRINT.length());
    int comment = name.indexOf('#');
    entry =
        new EntryBuilder(
            comment < 0 ? name.strip() : name.substring(0, comment).strip(), line.number());
    section = Section.ENTRY;
    if (entry.name().isEmpty()) {
      fail(line.number(), "Fingerprint has no name");
    }
  }

  private void startMatchPoints(SourceLine line) {
    endRecord();
    section = Section.MATCH_POINTS;
    if (matchPointsLine.isPresent()) {
      fail(line.number(), "MatchPoints stands already in line " + matchPointsLine.get());
    } else if (!references.isEmpty()) {
      layout(line, "MatchPoints is expected before the first Fingerprint");
    }
    matchPointsLine = matchPointsLine.or(() -> Optional.of(line.number()));
  }

  private void readClass(SourceLine line) {
    if (section != Section.ENTRY) {
      fail(line.number(), "Class outside a Fingerprint");
      return;
    }
    String[] fields = line.text().substring(CLASS.length()).split("\\|", 4);
    if (fields.length < 4) {
      fail(
          line.number(),
          "Class has " + fields.length + " fields, expected vendor | family | generation | type");
      return;
    }
    String generation = fields[2].strip();
    var osClass =
        new OsClass(
            fields[0].strip(),
            fields[1].strip(),
            generation.isEmpty() ? Optional.empty() : Optional.of(generation),
            fields[3].strip(),
            List.of());
    boolean empty = String.join("", fields).isBlank();
    entry.add(osClass, empty && profile != NmapProfile.NMAP_7_93);
  }

  private void readCpe(SourceLine line) {
    String value = firstWord(line.text().substring(CPE.length()));
    if (section != Section.ENTRY || !entry.hasClass()) {
      fail(line.number(), "CPE without a Class before it");
    } else if (value.isEmpty()) {
      fail(line.number(), "CPE has no value");
    } else {
      entry.addCpe(value);
    }
  }

  private static String firstWord(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !isBlank(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end);
  }

  private void readTest(SourceLine line) {
    if (section == Section.NONE) {
      fail(line.number(), "test line outside a record: an empty line ends one");
      return;
    }
    Optional<TestLineParser> parsed =
        TestLineParser.parse(line.text(), fault -> fail(line.number(), fault));
    if (parsed.isEmpty()) {
      return;
    }
    if (!parsed.get().rest().isBlank()) {
      layout(line, "has text after ')', which is ignored");
    }
    if (section == Section.MATCH_POINTS) {
      points.add(parsed.get(), fault -> fail(line.number(), fault));
      return;
    }
    ReferenceLine test = expressions(line, parsed.get());
    if (!hasFinding(line.number())) {
      knownLines.put(line.octets(), test);
    }
    addTest(test, line.number());
  }

  private boolean hasFinding(int line) {
    return !findings.isEmpty() && findings.get(findings.size() - 1).line() == line;
  }

  private ReferenceLine expressions(SourceLine line, TestLineParser parsed) {
    if (profile != NmapProfile.NMAP_7_93) {
      Responsiveness.fault(parsed.test(), parsed.texts())
          .ifPresent(fault -> fail(line.number(), fault));
    }
    return new ReferenceLine(parsed.test(), parsed.texts());
  }

  private void addTest(ReferenceLine test, int number) {
    int earlier = entry.add(test, number);
    if (earlier > 0) {
      fail(number, "test " + test.test() + " stands already in line " + earlier);
    }
  }

  private void readOther(SourceLine line) {
    if (profile != NmapProfile.NMAP_7_93 && line.text().startsWith(REQUIREMENT)) {
      find(FindingKind.REQUIREMENT, line.number(), line.text());
    } else {
      fail(
          line.number(),
          "'" + line.text() + "' is neither Fingerprint, Class, CPE nor a test line");
    }
  }

  private void endRecord() {
    if (section == Section.ENTRY && entry.isSound()) {
      references.add(entry.build());
      testLines.put(Reference.idOfLine(entry.line()), entry.testLines());
    }
    section = Section.NONE;
  }

  private void fail(int line, String fault) {
    boolean inEntry = section == Section.ENTRY;
    if (inEntry) {
      entry.spoil();
    }
    String loss = inEntry && !entry.name().isEmpty() ? "; leaves out '" + entry.name() + "'" : "";
    find(FindingKind.SYNTAX, line, fault + loss);
  }

  private void layout(SourceLine line, String oddity) {
    find(FindingKind.LAYOUT, line.number(), oddity);
  }

  private void find(FindingKind kind, int line, String text) {
    findings.add(new Finding(kind, line, text));
  }
}
