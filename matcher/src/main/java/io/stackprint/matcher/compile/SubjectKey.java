package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Texts that are equal when subjects are: to compare two of them is to compare octets that stand
 * side by side, not some hundred small objects all over the heap.
 */
final class SubjectKey {
  private static final Set<Attribute> NEW_EACH_TIME = EnumSet.noneOf(Attribute.class);
  private static final char END_OF_LINE = '\n'; // begins no attribute
  private static final int USUAL_LENGTH = 700;

  static {
    for (Column column : ColumnGroups.ALL.get(ColumnGroups.NEW_EACH_TIME)) {
      NEW_EACH_TIME.add(column.attribute());
    }
  }

  private SubjectKey() {}

  /** The key of a subject. */
  static String of(Fingerprint subject) {
    return of(subject, true);
  }

  /** The key of a subject without what is new each time a host is seen. */
  static String withoutNumbers(Fingerprint subject) {
    return of(subject, false);
  }

  /** Each value stands behind its attribute and its length, so that no two subjects share a key. */
  private static String of(Fingerprint subject, boolean numbers) {
    var key = new StringBuilder(USUAL_LENGTH);
    for (TestLine line : subject.lines()) {
      boolean isSeq = line.test() == TestName.SEQ;
      key.append(line.test().name());
      for (Map.Entry<Attribute, String> entry : line.values().entrySet()) {
        if (numbers || !isSeq || !NEW_EACH_TIME.contains(entry.getKey())) {
          String value = entry.getValue();
          key.append('%').append(entry.getKey().name()).append('=');
          key.append(value.length()).append(':');
          key.append(value);
        }
      }
      key.append(END_OF_LINE);
    }
    return key.toString();
  }
}
