package io.stackprint.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the subject fingerprints in a text: a file of fingerprints, or a whole report of Nmap's.
 *
 * <p>Blocks end at blank lines. Within a block, lines that look like test lines and lines that
 * start with {@code OS:} are the fingerprint, lines that start with {@code #} are comments, all
 * others are passed over. A second SCAN line starts another subject. A block that is not well
 * formed is refused as a whole; the others are read all the same.
 */
public final class SubjectReader {
  private static final Pattern FINGERPRINT_LINE =
      Pattern.compile("(?:OS:|(?:SCAN|SEQ|OPS|WIN|ECN|T[1-7]|U1|IE)\\().*");
  private static final Pattern SCAN_START = Pattern.compile("(?:OS:)?SCAN\\(.*");

  private final FingerprintParser parser;
  private final List<Subject> subjects = new ArrayList<>();
  private final List<TextRefusal> refusals = new ArrayList<>();

  private final List<NumberedLine> block = new ArrayList<>();
  private Optional<String> comment = Optional.empty();
  private int ordinal;

  private SubjectReader(String source) {
    this.parser = new FingerprintParser(source);
  }

  /**
   * Reads a whole text.
   *
   * @param source name of the text for refusals, such as its file name
   * @param text with any line ends
   */
  public static SubjectFile read(String source, String text) {
    var reader = new SubjectReader(source);
    NumberedLine.all(text).forEach(reader::take);
    reader.endBlock();
    return new SubjectFile(reader.subjects, reader.refusals);
  }

  private void take(NumberedLine line) {
    if (line.isBlank()) {
      endBlock();
    } else if (line.isComment()) {
      takeComment(line);
    } else if (FINGERPRINT_LINE.matcher(line.text()).matches()) {
      takeFingerprint(line);
    } else if (block.isEmpty()) {
      comment = Optional.empty(); // it stands above other text, not above a fingerprint
    }
  }

  private void takeComment(NumberedLine line) {
    String text = line.text().replaceFirst("^#+\\s*", "");
    if (block.isEmpty() && comment.isEmpty() && !text.isEmpty()) {
      comment = Optional.of(text.split("\\s+", 2)[0]);
    }
  }

  private void takeFingerprint(NumberedLine line) {
    if (!block.isEmpty() && SCAN_START.matcher(line.text()).matches()) {
      endBlock();
    }
    block.add(line);
  }

  private void endBlock() {
    if (!block.isEmpty()) {
      ordinal++;
      String id = comment.orElse(String.valueOf(ordinal));
      try {
        subjects.add(new Subject(id, block.get(0).number(), parser.parse(block)));
      } catch (TextRefusedException refused) {
        refusals.add(refused.refusal());
      }
    }
    block.clear();
    comment = Optional.empty();
  }
}
