package io.stackprint.matcher;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.OsClass;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Alternatives;
import io.stackprint.matcher.expression.Expressions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented databases, and subjects that satisfy their references, from a seed. */
public final class RandomDatabases {
  private static final List<String> WORDS =
      List.of("Y", "N", "Z", "A", "A+", "S+", "O", "AS", "RD", "G", "M5B4", "M5B4NW0", "ST11");

  private final Random random;
  private final boolean brackets;

  /**
   * A generator.
   *
   * @param brackets whether option strings may hold bracketed expressions, as 7.99 reads them
   */
  public RandomDatabases(long seed, boolean brackets) {
    this.random = new Random(seed);
    this.brackets = brackets;
  }

  /** A database whose line numbers are those of its own print. */
  public OsDatabase database() {
    var points = points();
    int line = 3 + points.points().size();
    List<Reference> references = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      Reference reference = reference(line);
      references.add(reference);
      line += 2 + reference.tests().size() + reference.classes().size();
      line += reference.classes().stream().mapToInt(osClass -> osClass.cpes().size()).sum();
    }
    return new OsDatabase("sample-db", "", points, references);
  }

  private MatchPoints points() {
    Map<TestName, Map<Attribute, Integer>> points = new EnumMap<>(TestName.class);
    for (TestName test : TestName.values()) {
      Map<Attribute, Integer> weights = new EnumMap<>(Attribute.class);
      test.attributes().forEach(attribute -> weights.put(attribute, 1 + random.nextInt(100)));
      points.put(test, weights);
    }
    return new MatchPoints(points);
  }

  private Reference reference(int line) {
    List<OsClass> classes = listOf(random.nextInt(3), this::osClass);
    List<ReferenceLine> tests = new ArrayList<>();
    for (TestName test : TestName.values()) {
      if (tests.isEmpty() || random.nextInt(3) > 0) {
        tests.add(new ReferenceLine(test, expressions(test)));
      }
    }
    String name =
        "Stack " + random.nextInt(4) + (random.nextBoolean() ? ".0 \u2615 (caf\u00e9)" : "");
    return new Reference(Reference.idOfLine(line), line, name, classes, tests);
  }

  private OsClass osClass() {
    Optional<String> generation =
        random.nextBoolean() ? Optional.of(random.nextInt(9) + ".X") : Optional.empty();
    List<String> cpes = listOf(random.nextInt(3), () -> "cpe:/o:v:p:" + random.nextInt(9));
    return new OsClass("V" + random.nextInt(3), "F", generation, "general purpose", cpes);
  }

  private static <T> List<T> listOf(int size, Supplier<T> element) {
    return IntStream.range(0, size).mapToObj(i -> element.get()).toList();
  }

  private Map<Attribute, String> expressions(TestName test) {
    Map<Attribute, String> expressions = new LinkedHashMap<>();
    if (test.hasResponsiveness()) {
      expressions.put(Attribute.R, "Y");
    }
    int implied = expressions.size();
    for (Attribute attribute : test.attributes()) {
      boolean needed = expressions.size() == implied; // R=Y alone would be refused
      if (attribute != Attribute.R && (needed || random.nextInt(4) > 0)) {
        expressions.put(attribute, expression(attribute));
      }
    }
    return expressions;
  }

  private String expression(Attribute attribute) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(i -> alternative(attribute))
        .collect(Collectors.joining("|"));
  }

  private String alternative(Attribute attribute) {
    int low = random.nextInt(0x10000);
    return switch (random.nextInt(6)) {
      case 0 -> hex(low) + "-" + hex(low + random.nextInt(100));
      case 1 -> ">" + hex(low);
      case 2 -> "<" + hex(low + 1);
      case 3 -> hex(low);
      case 4 ->
          brackets && Expressions.BRACKETED.contains(attribute)
              ? "M[" + hex(low) + "-" + hex(low + 9) + "|>F000]N"
              : "";
      default -> WORDS.get(random.nextInt(WORDS.size()));
    };
  }

  private static String hex(int number) {
    return Integer.toHexString(number).toUpperCase(Locale.ROOT);
  }

  /** A subject that every expression of the reference accepts; T where it has both T and TG. */
  public Fingerprint subjectOf(Reference reference) {
    return Fingerprint.of(
        reference.tests().stream()
            .map(
                line -> {
                  Map<Attribute, String> values = new EnumMap<>(Attribute.class);
                  line.expressions()
                      .forEach((attribute, e) -> values.put(attribute, valueOf(attribute, e)));
                  if (values.containsKey(Attribute.T)) {
                    values.remove(Attribute.TG);
                  }
                  return new TestLine(line.test(), values);
                })
            .toList());
  }

  /** 7.93 misreads all alternatives but the last one, so without brackets that one is taken. */
  private String valueOf(Attribute attribute, String expression) {
    boolean bracketed = Expressions.BRACKETED.contains(attribute);
    List<String> alternatives = Alternatives.of(expression, bracketed);
    int chosen = brackets ? random.nextInt(alternatives.size()) : alternatives.size() - 1;
    return valueOf(alternatives.get(chosen));
  }

  private String valueOf(String alternative) {
    if (alternative.startsWith("M[")) {
      return "M" + valueOf(alternative.substring(2, alternative.indexOf('|'))) + "N";
    }
    if (alternative.startsWith(">")) {
      return hex(Integer.parseInt(alternative.substring(1), 16) + 1 + random.nextInt(9));
    }
    if (alternative.startsWith("<")) {
      return hex(random.nextInt(Integer.parseInt(alternative.substring(1), 16)));
    }
    int dash = alternative.indexOf('-');
    if (dash < 0) {
      return alternative;
    }
    int low = Integer.parseInt(alternative.substring(0, dash), 16);
    int high = Integer.parseInt(alternative.substring(dash + 1), 16);
    return hex(low + random.nextInt(high - low + 1));
  }
}
