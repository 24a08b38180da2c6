package io.stackprint.matcher;

import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invented databases of any size, whose references share most of their lines as real ones do: each
 * is one of a few families, with a line of another family here and there.
 */
public final class SharedLineDatabases {
  private static final int FAMILIES = 40;
  private static final int OTHERS = 8; // lines in a hundred

  private SharedLineDatabases() {}

  /** A database of so many references, from a seed. */
  public static OsDatabase of(int size, long seed) {
    var random = new Random(seed);
    Map<TestName, List<ReferenceLine>> lines = lines(seed);
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int family = random.nextInt(FAMILIES);
      List<ReferenceLine> tests = new ArrayList<>();
      for (List<ReferenceLine> ofTest : lines.values()) {
        boolean other = random.nextInt(100) < OTHERS;
        tests.add(ofTest.get((other ? random.nextInt(FAMILIES) : family) % ofTest.size()));
      }
      references.add(
          new Reference(Reference.idOfLine(i), i, "Stack " + i / 2, List.of(), List.copyOf(tests)));
    }
    return new OsDatabase("invented", "", points(seed), references);
  }

  private static MatchPoints points(long seed) {
    return new RandomDatabases(seed, false).database().matchPoints();
  }

  private static Map<TestName, List<ReferenceLine>> lines(long seed) {
    Map<TestName, List<ReferenceLine>> lines = new EnumMap<>(TestName.class);
    for (long each = seed; each < seed + FAMILIES; each++) {
      for (Reference reference : new RandomDatabases(each, false).database().references()) {
        for (ReferenceLine line : reference.tests()) {
          lines.computeIfAbsent(line.test(), any -> new ArrayList<>()).add(line);
        }
      }
    }
    return lines;
  }
}
