package io.stackprint.matcher;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Alternatives;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Subjects that look like the references of a database, more or less, from a seed: whole or sparse,
 * with values that the references expect, that lie beside them, or that nobody would send.
 */
public final class RandomSubjects {
  private static final List<String> HOSTILE =
      List.of(
          "",
          "0",
          "00",
          "0005",
          "-1",
          "+5",
          "0x10",
          " 5",
          "5 ",
          "a",
          "ff",
          "FFFFFFFFFFFFFFF",
          "FFFFFFFFFFFFFFFF",
          "ABCDEF0123456789ABCDEF",
          "0000000000000000000001",
          ">5",
          "<B0",
          "3-5",
          "5|7",
          "|",
          "[",
          "M[5]",
          "A+",
          "AS",
          "BI",
          "B",
          "G",
          "\u00e9",
          "Y",
          "N",
          "0A+",
          "M5B4ST11NW7",
          "M5B4NNSNW7",
          "5G",
          "FG",
          "%",
          "M",
          "Z");

  private final OsDatabase database;
  private final Random random;

  /** A generator of subjects like the references of this database. */
  public RandomSubjects(OsDatabase database, long seed) {
    this.database = database;
    this.random = new Random(seed);
  }

  /** The next subject. */
  public Fingerprint next() {
    Reference model = database.references().get(random.nextInt(database.references().size()));
    int missing = random.nextInt(4) == 0 ? random.nextInt(TestName.values().length + 1) : 0;
    int odd = List.of(0, 0, 1, 3, 10, 60).get(random.nextInt(6)); // per cent of the values
    List<TestLine> lines = new ArrayList<>();
    for (TestName test : TestName.values()) {
      if (random.nextInt(TestName.values().length) >= missing) {
        lines.add(new TestLine(test, values(test, model, odd)));
      }
    }
    return Fingerprint.of(lines);
  }

  private Map<Attribute, String> values(TestName test, Reference model, int odd) {
    Map<Attribute, String> expected =
        model.test(test).map(ReferenceLine::expressions).orElse(Map.of());
    Map<Attribute, String> values = new EnumMap<>(Attribute.class);
    for (Attribute attribute : test.attributes()) {
      if (random.nextInt(100) < odd) {
        values.put(attribute, HOSTILE.get(random.nextInt(HOSTILE.size())));
      } else if (expected.containsKey(attribute)) {
        values.put(attribute, value(expected.get(attribute)));
      }
    }
    if (random.nextBoolean()) {
      values.remove(values.containsKey(Attribute.T) ? Attribute.TG : Attribute.T);
    }
    return values;
  }

  /** One that the expression may accept. */
  private String value(String expression) {
    List<String> alternatives = Alternatives.of(expression, random.nextBoolean());
    String alternative = alternatives.get(random.nextInt(alternatives.size()));
    int dash = alternative.indexOf('-');
    String end =
        dash > 0 ? alternative.substring(random.nextBoolean() ? 0 : dash + 1) : alternative;
    String text = end.replaceAll("[-<>].*", "");
    return random.nextInt(20) == 0 && text.matches("[0-9A-F]{1,7}") ? beside(text) : text;
  }

  private String beside(String number) {
    long moved = Long.parseLong(number, 16) + random.nextInt(3) - 1;
    return Long.toHexString(Math.max(moved, 0)).toUpperCase(Locale.ROOT);
  }
}
