package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.record.MatchPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record on a topic against every release of it, both ways: services of two releases run side
 * by side, and a topic keeps what the first one wrote. docs/decisions/0003 says how to release.
 */
class SchemaCompatibilityTest {
  private static final Path RELEASED = Path.of("src", "test", "resources", "released");

  static List<Schema> records() {
    return TopicRecords.schemas();
  }

  /** Writes the release that {@code -Dschemas.release=vN} names, if it does. */
  @BeforeAll
  static void releaseIfAsked() throws IOException {
    String release = System.getProperty("schemas.release");
    if (release == null) {
      return;
    }
    Path directory = Files.createDirectories(RELEASED.resolve(release));
    for (Schema record : records()) {
      Files.writeString(directory.resolve(record.getName() + ".avsc"), pretty(record));
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void readsEveryReleaseAndIsReadByIt(Schema record) throws IOException {
    List<Schema> releases = releases().getOrDefault(record.getFullName(), List.of());

    assertThat(releases).as("released versions of %s", record.getFullName()).isNotEmpty();
    assertThat(Compatibility.FULL_TRANSITIVE.faults(record, releases)).isEmpty();
  }

  @Test
  void noReleasedRecordWentAway() throws IOException {
    assertThat(records()).extracting(Schema::getFullName).containsAll(releases().keySet());
  }

  static Stream<Schema> incompatibleChanges() {
    return Stream.of(
        matchPoint().requiredString("test").requiredString("attribute").endRecord(),
        matchPoint()
            .requiredString("test")
            .requiredString("attribute")
            .requiredString("points")
            .endRecord(),
        matchPoint()
            .requiredString("test")
            .requiredString("attribute")
            .requiredInt("weight")
            .endRecord(),
        matchPoint()
            .requiredString("test")
            .requiredString("attribute")
            .requiredInt("points")
            .requiredInt("sum")
            .endRecord());
  }

  @ParameterizedTest
  @MethodSource("incompatibleChanges")
  void findsAPlantedIncompatibleChange(Schema changed) {
    List<Schema> released = List.of(MatchPoint.getClassSchema());

    assertThat(Compatibility.FULL_TRANSITIVE.faults(changed, released)).isNotEmpty();
  }

  @Test
  void findsASymbolThatOldReadersDoNotKnow() {
    Schema released = SchemaBuilder.enumeration("E").symbols("A", "B");
    Schema changed = SchemaBuilder.enumeration("E").symbols("A", "B", "C");

    assertThat(Compatibility.FULL_TRANSITIVE.faults(changed, List.of(released)))
        .singleElement()
        .asString()
        .startsWith("the old schema cannot read the new one: MISSING_ENUM_SYMBOLS");
  }

  @Test
  void findsAChangeAgainstAnyReleaseNotOnlyTheLatest() {
    Schema v1 = matchPoint().requiredString("test").endRecord();
    Schema v2 = matchPoint().requiredString("test").optionalString("note").endRecord();
    Schema v3 = matchPoint().requiredString("test").optionalInt("note").endRecord();
    Schema v1Again = matchPoint().requiredString("test").endRecord();

    assertThat(Compatibility.FULL_TRANSITIVE.faults(v3, List.of(v1, v2, v1Again))).isNotEmpty();
    assertThat(Compatibility.FULL.faults(v3, List.of(v1, v2, v1Again))).isEmpty();
  }

  @Test
  void allowsAnOptionalFieldMore() {
    Schema changed =
        matchPoint()
            .requiredString("test")
            .requiredString("attribute")
            .requiredInt("points")
            .optionalString("comment")
            .endRecord();

    assertThat(Compatibility.FULL_TRANSITIVE.faults(changed, List.of(MatchPoint.getClassSchema())))
        .isEmpty();
  }

  private static String pretty(Schema schema) throws IOException {
    return new ObjectMapper().readTree(schema.toString()).toPrettyString() + "\n";
  }

  private static SchemaBuilder.FieldAssembler<Schema> matchPoint() {
    return SchemaBuilder.record("io.stackprint.record.MatchPoint").fields();
  }

  /** All released schemas by full name. */
  private static Map<String, List<Schema>> releases() throws IOException {
    var releases = new TreeMap<String, List<Schema>>();
    try (Stream<Path> files = Files.walk(RELEASED)) {
      files
          .filter(file -> file.toString().endsWith(".avsc"))
          .sorted()
          .map(SchemaCompatibilityTest::parsed)
          .forEach(
              schema ->
                  releases
                      .computeIfAbsent(schema.getFullName(), name -> new ArrayList<>())
                      .add(schema));
    }
    return releases;
  }

  private static Schema parsed(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
