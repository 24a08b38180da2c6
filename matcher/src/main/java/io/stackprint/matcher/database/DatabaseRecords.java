package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.AttributeExpression;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.MatchPoint;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.TestExpressions;
import io.stackprint.refusal.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Databases as they travel on the topic {@code os-db}, both ways. */
public final class DatabaseRecords {
  private DatabaseRecords() {}

  /** All entries of a generation, in order of their ids. */
  public static List<ReferenceFingerprint> toRecords(OsDatabase database, long generation) {
    return database.references().stream()
        .map(reference -> toRecord(reference, generation))
        .sorted(Comparator.comparing(ReferenceFingerprint::getId))
        .toList();
  }

  /** One entry. */
  public static ReferenceFingerprint toRecord(Reference reference, long generation) {
    return ReferenceFingerprint.newBuilder()
        .setGeneration(generation)
        .setId(reference.id())
        .setLine(reference.line())
        .setName(reference.name())
        .setClasses(toRecords(reference.classes()))
        .setTests(reference.tests().stream().map(DatabaseRecords::toRecord).toList())
        .build();
  }

  /** Classes, with their CPE names in both bindings. */
  public static List<io.stackprint.record.OsClass> toRecords(List<OsClass> classes) {
    return classes.stream().map(DatabaseRecords::toRecord).toList();
  }

  /** One class; a CPE name without a 2.3 binding has an empty one. */
  public static io.stackprint.record.OsClass toRecord(OsClass osClass) {
    return io.stackprint.record.OsClass.newBuilder()
        .setVendor(osClass.vendor())
        .setFamily(osClass.family())
        .setGeneration(osClass.generation().orElse(null))
        .setDeviceType(osClass.deviceType())
        .setCpe22(osClass.cpes())
        .setCpe23(osClass.cpes().stream().map(cpe -> Cpe.formatted(cpe).orElse("")).toList())
        .build();
  }

  private static TestExpressions toRecord(ReferenceLine line) {
    List<AttributeExpression> expressions = new ArrayList<>();
    line.expressions()
        .forEach(
            (attribute, expression) ->
                expressions.add(new AttributeExpression(attribute.name(), expression)));
    return new TestExpressions(line.test().name(), expressions);
  }

  /**
   * The manifest of a generation of the base that is staged: complete, and not active.
   *
   * @param records all its entries, in order of their ids
   * @param importedAtMillis time of the import, milliseconds since the Unix epoch
   */
  public static DatabaseManifest manifest(
      OsDatabase database,
      long generation,
      Collection<ReferenceFingerprint> records,
      long importedAtMillis) {
    return DatabaseManifest.newBuilder()
        .setGeneration(generation)
        .setCount(records.size())
        .setDigest(digest(records))
        .setMatchPoints(toRecords(database.matchPoints()))
        .setSource(database.source())
        .setSourceDigest(database.sourceDigest())
        .setImportedAtMillis(importedAtMillis)
        .build();
  }

  /**
   * The digest of a manifest: SHA-256 over what the entries say, in the order given. It is taken
   * over text, so that it stays the same when the schema of the records gets another field.
   *
   * @throws IllegalArgumentException if a record names an unknown test or attribute
   */
  public static String digest(Collection<ReferenceFingerprint> records) {
    return Sha256.hex(() -> records.stream().map(DatabaseRecords::digested).iterator());
  }

  private static byte[] digested(ReferenceFingerprint record) {
    String text =
        String.join(
            "\n",
            record.getId(),
            Integer.toString(record.getLine()),
            DatabaseWriter.text(fromRecord(record)));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<MatchPoint> toRecords(MatchPoints matchPoints) {
    List<MatchPoint> records = new ArrayList<>();
    matchPoints
        .points()
        .forEach(
            (test, weights) ->
                weights.forEach(
                    (attribute, points) ->
                        records.add(new MatchPoint(test.name(), attribute.name(), points))));
    return records;
  }

  /**
   * The database of a generation.
   *
   * @param records all its entries, in order of their ids
   * @throws IllegalArgumentException if a record names an unknown test or attribute
   */
  public static OsDatabase fromRecords(
      DatabaseManifest manifest, Collection<ReferenceFingerprint> records) {
    var points = new EnumMap<TestName, Map<Attribute, Integer>>(TestName.class);
    for (MatchPoint point : manifest.getMatchPoints()) {
      TestName test = test(point.getTest());
      points
          .computeIfAbsent(test, any -> new EnumMap<>(Attribute.class))
          .put(attribute(point.getAttribute()), point.getPoints());
    }
    Map<ReferenceLine, ReferenceLine> shared = new HashMap<>(); // few of the lines are distinct
    return new OsDatabase(
        manifest.getSource(),
        manifest.getSourceDigest(),
        new MatchPoints(points),
        records.stream().map(record -> fromRecord(record, shared)).toList());
  }

  /**
   * One entry.
   *
   * @throws IllegalArgumentException if it names an unknown test or attribute
   */
  public static Reference fromRecord(ReferenceFingerprint record) {
    return fromRecord(record, new HashMap<>());
  }

  private static Reference fromRecord(
      ReferenceFingerprint record, Map<ReferenceLine, ReferenceLine> shared) {
    return new Reference(
        record.getId(),
        record.getLine(),
        record.getName(),
        record.getClasses().stream().map(DatabaseRecords::fromRecord).toList(),
        record.getTests().stream()
            .map(DatabaseRecords::fromRecord)
            .map(line -> shared.computeIfAbsent(line, any -> any))
            .toList());
  }

  private static OsClass fromRecord(io.stackprint.record.OsClass record) {
    return new OsClass(
        record.getVendor(),
        record.getFamily(),
        record.getGeneration(),
        record.getDeviceType(),
        record.getCpe22());
  }

  private static ReferenceLine fromRecord(TestExpressions record) {
    var expressions = new LinkedHashMap<Attribute, String>();
    for (AttributeExpression expression : record.getExpressions()) {
      expressions.put(attribute(expression.getAttribute()), expression.getExpression());
    }
    return new ReferenceLine(test(record.getTest()), expressions);
  }

  private static TestName test(String name) {
    return TestName.named(name)
        .orElseThrow(() -> new IllegalArgumentException("no test '" + Quoted.of(name) + "'"));
  }

  private static Attribute attribute(String name) {
    return Attribute.named(name)
        .orElseThrow(() -> new IllegalArgumentException("no attribute '" + Quoted.of(name) + "'"));
  }
}
