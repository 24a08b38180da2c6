package io.stackprint.fingerprinter.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.fingerprinter.assemble.TestRound;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.TopologyRun;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of record that cannot be used, in the midst of a round: it becomes a dead letter, octet
 * for octet, and the round becomes a fingerprint all the same.
 */
class PoisonTest {
  private static final TestRound ROUND = TestRound.of(1);
  private static final ProbeReply REPLY = ROUND.replies().get(0);
  private static final RoundEnd END = ROUND.end();

  private final Topics topics = new Topics("", SchemaRegistry.inMemory());
  private final byte[] key = keyOf(new Evidence.Reply(REPLY));

  @TempDir Path state;
  private TopologyRun run;
  private TestInputTopic<byte[], byte[]> replies;
  private TestOutputTopic<HostKey, SubjectFingerprint> fingerprints;

  @BeforeEach
  void start() {
    run =
        new TopologyRun(
            Service.FINGERPRINTER,
            topics,
            state,
            Instant.EPOCH,
            config ->
                FingerprinterTopology.build(
                    config, topics, new Assembler(Rules.DEFAULT), Patience.DEFAULT));
    replies = run.octetsInto(topics.probeReplies());
    fingerprints = run.output(topics.fingerprints());
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void wrongMagic() {
    assertLetter(key, "not ours".getBytes(UTF_8), "wrong magic octet at octet 0: expected 0x00");
  }

  @Test
  void shorterThanAHeader() {
    assertLetter(key, new byte[] {0, 0}, "value too short: a header has 5 octets, found 2");
  }

  @Test
  void unknownSchemaId() {
    assertLetter(key, new byte[] {0, 0, 9, 9, 9, 1, 2}, "unknown schema id 592137");
  }

  @Test
  void truncatedAvro() {
    byte[] whole = octets(new Evidence.Reply(REPLY));

    assertLetter(key, Arrays.copyOf(whole, whole.length - 9), "no ProbeReply (schema id ");
  }

  @Test
  void octetsBehindTheEnd() {
    byte[] whole = octets(new Evidence.Reply(REPLY));

    assertLetter(
        key, Arrays.copyOf(whole, whole.length + 3), "3 octets behind the end of ProbeReply");
  }

  @Test
  void schemaOfAnotherSubject() {
    SubjectFingerprint subject = ROUND.assemble(Rules.DEFAULT);
    byte[] value = topics.fingerprints().value().serializer().serialize("fingerprints", subject);

    assertLetter(
        key,
        value,
        "wrong schema: expected io.stackprint.record.ProbeReply or io.stackprint.record.RoundEnd,"
            + " found io.stackprint.record.SubjectFingerprint");
  }

  @Test
  void noKey() {
    assertLetter(null, octets(new Evidence.Reply(REPLY)), "no key: expected scope/address");
  }

  @Test
  void keyThatIsNoHost() {
    assertLetter(
        "lab/10.1.2.300".getBytes(UTF_8),
        octets(new Evidence.Reply(REPLY)),
        "not an IPv4 address: '10.1.2.300'");
  }

  @Test
  void keyOfAnotherHost() {
    assertLetter(
        "site/10.9.9.9".getBytes(UTF_8),
        octets(new Evidence.Reply(REPLY)),
        "wrong key: expected that of the host in the value");
  }

  @Test
  void noValue() {
    assertLetter(key, null, "no value: expected a ProbeReply or a RoundEnd");
  }

  @Test
  void oversized() {
    var huge = ByteBuffer.allocate(900_000);
    var reply = ProbeReply.newBuilder(REPLY).setReplyOctets(huge).build();

    assertLetter(
        key,
        octets(new Evidence.Reply(reply)),
        "replyOctets, length: expected 0 to 65535, found 900000");
  }

  @Test
  void octetsThatAreNoDatagram() {
    var nonsense = ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: x".getBytes(UTF_8));
    var reply = ProbeReply.newBuilder(REPLY).setArrival(99).setReplyOctets(nonsense).build();

    assertLetter(key, octets(new Evidence.Reply(reply)), "replyOctets: IPv4");
  }

  @Test
  void observationThatIsNoId() {
    var reply = ProbeReply.newBuilder(REPLY).setObservation("a#b").build();

    assertLetter(
        key,
        octets(new Evidence.Reply(reply)),
        "observation: expected 32 lower-case hexadecimal digits, found a text of 3 characters");
  }

  @Test
  void roundThatNobodyMakes() {
    var reply = ProbeReply.newBuilder(REPLY).setRound(0).build();

    assertLetter(key, octets(new Evidence.Reply(reply)), "round: expected 1 to 50, found 0");
  }

  @Test
  void endBeforeTheEpoch() {
    var end = RoundEnd.newBuilder(END).setEndedAtNanos(-1).build();

    assertLetter(key, octets(new Evidence.End(end)), "endedAtNanos: expected 0 to");
  }

  @Test
  void portThatCannotBe() {
    var end = RoundEnd.newBuilder(END).setTcpPortBase(70_000).build();

    assertLetter(
        key, octets(new Evidence.End(end)), "tcpPortBase: expected 0 to 65535, found 70000");
  }

  /** The poison comes between the replies of a round and its end. */
  private void assertLetter(byte @Nullable [] poisonKey, byte @Nullable [] poison, String cause) {
    ROUND.replies().forEach(reply -> pipe(new Evidence.Reply(reply)));
    replies.pipeInput(poisonKey, poison);
    pipe(new Evidence.End(END));

    run.assertOnlyLetter(topics.probeReplies(), ROUND.replies().size(), poisonKey, poison, cause);
    assertThat(fingerprints.readValuesToList()).containsExactly(ROUND.assemble(Rules.DEFAULT));
  }

  private void pipe(Evidence evidence) {
    replies.pipeInput(keyOf(evidence), octets(evidence));
  }

  private byte[] octets(Evidence evidence) {
    return topics.probeReplies().value().serializer().serialize("probe-replies", evidence);
  }

  private byte[] keyOf(Evidence evidence) {
    return topics.probeReplies().key().serializer().serialize("probe-replies", evidence.host());
  }
}
