package io.stackprint.matcher.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.Quality;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.TestInputTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each kind of fingerprint that cannot be used, between two good ones: it becomes a dead letter,
 * octet for octet, and they become host records all the same.
 */
class PoisonedFingerprintTest {
  private static final SubjectFingerprint GOOD = Subjects.observed("192.0.2.7", "poison");
  private static final byte[] KEY = "lab/192.0.2.7".getBytes(UTF_8);

  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  private TestInputTopic<byte[], byte[]> octets;
  private int poisons;

  @BeforeEach
  void start() {
    octets = matcher.run.octetsInto(matcher.topics.fingerprints());
  }

  @Test
  void wrongMagic() {
    assertLetter(KEY, "not ours".getBytes(UTF_8), "wrong magic octet at octet 0: expected 0x00");
  }

  @Test
  void unknownSchemaId() {
    assertLetter(KEY, new byte[] {0, 0, 9, 9, 9, 1, 2}, "unknown schema id 592137");
  }

  @Test
  void truncatedAvro() {
    byte[] whole = value(GOOD);

    assertLetter(KEY, Arrays.copyOf(whole, whole.length - 9), "no SubjectFingerprint (schema id ");
  }

  @Test
  void schemaOfAnotherSubject() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.9", "other");
    byte[] host =
        matcher.topics.hosts().value().serializer().serialize("hosts", matcher.hosts.readValue());

    assertLetter(
        KEY,
        host,
        "wrong schema: expected io.stackprint.record.SubjectFingerprint,"
            + " found io.stackprint.record.HostRecord");
  }

  @Test
  void noKey() {
    assertLetter(null, value(GOOD), "no key: expected scope/address");
  }

  @Test
  void noKeyOfATombstone() {
    assertLetter(null, null, "no key: expected scope/address");
  }

  @Test
  void keyThatIsNoHost() {
    assertLetter("lab/10.1.2.300".getBytes(UTF_8), value(GOOD), "not an IPv4 address: ");
  }

  @Test
  void keyOfAnotherHost() {
    assertLetter(
        "lab/192.0.2.8".getBytes(UTF_8),
        value(GOOD),
        "wrong key: expected that of the host in the value");
  }

  @Test
  void oversized() {
    var huge = value(with(subject -> subject.setNotes(List.of("x".repeat(900_000)))));

    assertLetter(
        KEY, huge, "value too large: expected at most 900000 octets, found " + huge.length);
  }

  @Test
  void timeBeforeTheEpoch() {
    assertImpossible(subject -> subject.setEndedAtNanos(-1), "endedAtNanos: expected 0 to ");
    assertImpossible(subject -> subject.setStartedAtNanos(-1), "startedAtNanos: expected 0 to ");
  }

  @Test
  void ratioThatIsNoNumber() {
    Quality none = Quality.newBuilder(GOOD.getQuality()).setTimingRatio(Double.NaN).build();

    assertImpossible(
        subject -> subject.setQuality(none), "quality.timingRatio: expected a finite number");
  }

  @Test
  void roundThatNobodyMakes() {
    assertImpossibleRound(round -> round.setRound(0), "round: expected 1 to ");
    assertImpossibleRound(round -> round.setProbesSent(24), "probesSent: expected 0 to 23");
    assertImpossibleRound(round -> round.setProbesAnswered(-1), "probesAnswered: expected 0 to 23");
  }

  @Test
  void valueThatCannotStandInAFingerprint() {
    for (String window : List.of("4000%X=1", "\u001b[2J", "4".repeat(201))) {
      SubjectFingerprint subject = Subjects.observed("192.0.2.7", "poison", window);

      assertLetter(KEY, value(subject), "W1 of WIN: expected at most 200 letters, digits and +");
    }
  }

  @Test
  void poisonThatWouldHaveToWaitForADatabaseDoesNot() {
    octets.pipeInput(KEY, value(with(subject -> subject.setEndedAtNanos(-1))));
    matcher.pipe("192.0.2.1", "a");
    matcher.load("Alpha");
    matcher.aMomentLater();

    assertThat(matcher.run.letters()).hasSize(1);
    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION");
  }

  private void assertImpossibleRound(UnaryOperator<RoundFingerprint.Builder> change, String why) {
    var round = change.apply(RoundFingerprint.newBuilder(GOOD.getRounds().get(0))).build();
    assertImpossible(subject -> subject.setRounds(List.of(round)), why);
  }

  private void assertImpossible(UnaryOperator<SubjectFingerprint.Builder> change, String why) {
    assertLetter(KEY, value(with(change)), why);
  }

  private void assertLetter(byte @Nullable [] key, byte @Nullable [] value, String why) {
    matcher.load("Alpha");
    matcher.published();
    matcher.pipe("192.0.2.1", "before");
    int offset = matcher.piped + poisons++;
    octets.pipeInput(key, value);
    matcher.pipe("192.0.2.2", "after");

    matcher.run.assertOnlyLetter(matcher.topics.fingerprints(), offset, key, value, why);
    assertThat(matcher.published())
        .containsExactly("before Alpha OBSERVATION", "after Alpha OBSERVATION");
  }

  private static SubjectFingerprint with(UnaryOperator<SubjectFingerprint.Builder> change) {
    return change.apply(SubjectFingerprint.newBuilder(GOOD)).build();
  }

  private byte[] value(SubjectFingerprint subject) {
    return matcher.topics.fingerprints().value().serializer().serialize("fingerprints", subject);
  }
}
