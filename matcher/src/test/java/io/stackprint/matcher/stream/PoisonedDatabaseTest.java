package io.stackprint.matcher.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.AttributeExpression;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.MatchPoint;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.TestExpressions;
import io.stackprint.topics.DatabaseRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each kind of record of {@code os-db} that cannot be used: it becomes a dead letter, octet for
 * octet, and hosts are matched as before.
 */
class PoisonedDatabaseTest {
  private static final byte[] KEY = "1/00000004".getBytes(UTF_8);

  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  private TestInputTopic<byte[], byte[]> octets;

  @BeforeEach
  void start() {
    octets = matcher.run.octetsInto(matcher.topics.osDb());
  }

  @Test
  void unreadableEntry() {
    assertLetter(KEY, "not ours".getBytes(UTF_8), "wrong magic octet at octet 0: expected 0x00");
  }

  @Test
  void unreadableManifest() {
    byte[] whole = octets(manifest());

    assertLetter(
        "manifest".getBytes(UTF_8),
        Arrays.copyOf(whole, whole.length - 3),
        "no DatabaseManifest (schema id ");
  }

  @Test
  void unknownSchemaId() {
    assertLetter(KEY, new byte[] {0, 0, 9, 9, 9, 1, 2}, "unknown schema id 592137");
  }

  @Test
  void schemaOfAnotherSubject() {
    byte[] subject =
        matcher
            .topics
            .fingerprints()
            .value()
            .serializer()
            .serialize("fingerprints", Subjects.observed("192.0.2.1", "a"));

    assertLetter(
        KEY,
        subject,
        "wrong schema: expected io.stackprint.record.DatabaseManifest or"
            + " io.stackprint.record.ReferenceFingerprint");
  }

  @Test
  void noKey() {
    assertLetter(null, octets(manifest()), "no key: expected generation/id or manifest");
  }

  @Test
  void keyThatIsNone() {
    assertLetter(
        "generation one".getBytes(UTF_8),
        octets(manifest()),
        "neither 'manifest' nor generation/id: 'generation one'");
  }

  @Test
  void keyOfAnotherEntry() {
    assertLetter(
        "1/00000005".getBytes(UTF_8),
        octets(entry(of("WIN", "W1"))),
        "wrong key: expected that of the entry in the value");
  }

  @Test
  void entryOfATestThatDoesNotExist() {
    assertLetter(KEY, octets(entry(of("WINDOW", "W1"))), "no test 'WINDOW'");
  }

  @Test
  void entryWithAnAttributeThatItsTestDoesNotHave() {
    assertLetter(KEY, octets(entry(of("WIN", "Q"))), "test WIN has no attribute Q");
  }

  @Test
  void entryWithAnAttributeThatDoesNotExist() {
    assertLetter(KEY, octets(entry(of("WIN", "W7"))), "no attribute 'W7'");
  }

  @Test
  void entryOfNoGeneration() {
    var record = ReferenceFingerprint.newBuilder(entry(of("WIN", "W1"))).setGeneration(0).build();

    assertLetter(KEY, octets(record), "not generation/id: '0/00000004'");
  }

  @Test
  void manifestWithPointsThatCannotBe() {
    DatabaseManifest manifest =
        DatabaseManifest.newBuilder(manifest())
            .setMatchPoints(List.of(new MatchPoint("WIN", "W1", -5)))
            .build();

    assertLetter(
        "manifest".getBytes(UTF_8),
        octets(manifest),
        "W1 is worth -5 points, expected 0 to 999999");
  }

  @Test
  void aLetterIsWrittenOnce() {
    octets.pipeInput(KEY, "not ours".getBytes(UTF_8));
    matcher.aMomentLater();
    matcher.aMomentLater();

    assertThat(matcher.run.letters()).hasSize(1);
  }

  private void assertLetter(byte @Nullable [] key, byte[] value, String why) {
    matcher.load("Alpha");
    octets.pipeInput(key, value);
    matcher.pipe("192.0.2.1", "a");
    matcher.aMomentLater();

    matcher.run.assertOnlyLetter(matcher.topics.osDb(), matcher.written.size(), key, value, why);
    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION");
  }

  private DatabaseManifest manifest() {
    return matcher.base().importing(MatcherRun.database("Beta"), true).writes().stream()
        .flatMap(write -> write.value().stream())
        .flatMap(value -> value.either(entry -> Stream.empty(), Stream::of))
        .findFirst()
        .orElseThrow();
  }

  private static ReferenceFingerprint entry(TestExpressions... lines) {
    return ReferenceFingerprint.newBuilder()
        .setGeneration(1)
        .setId("00000004")
        .setLine(4)
        .setName("Beta")
        .setClasses(List.of())
        .setTests(List.of(lines))
        .build();
  }

  private static TestExpressions of(String test, String attribute) {
    return new TestExpressions(test, List.of(new AttributeExpression(attribute, "4000")));
  }

  private byte[] octets(SpecificRecord record) {
    return matcher.topics.osDb().value().serializer().serialize("os-db", DatabaseRecord.of(record));
  }
}
