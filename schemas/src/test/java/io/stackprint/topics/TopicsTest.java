package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.RoundEnd;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
  private static final Topics TOPICS = new Topics("", SchemaRegistry.inMemory());

  @Test
  void namesStandBehindThePrefix() {
    var topics = new Topics("site-a.", SchemaRegistry.inMemory());

    assertThat(topics.all())
        .extracting(Topic::name)
        .containsExactly(
            "site-a.scan-requests",
            "site-a.scan-runs",
            "site-a.probe-replies",
            "site-a.fingerprints",
            "site-a.os-db",
            "site-a.hosts",
            "site-a.host-changes",
            "site-a.siem-ecs",
            "site-a.siem-ocsf",
            "site-a.prober-dead-letters",
            "site-a.fingerprinter-dead-letters",
            "site-a.matcher-dead-letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a b", "ä", "a\n"})
  void refusesAPrefixThatCannotStandInATopicName(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Topics(prefix, SchemaRegistry.inMemory()))
        .withMessageContaining("not a topic prefix");
  }

  @Test
  void tablesKeepTheLatestAndStreamsKeepTheirTime() {
    assertThat(config(TOPICS.hosts())).containsEntry("cleanup.policy", "compact");
    assertThat(config(TOPICS.probeReplies()))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "604800000");
  }

  @Test
  void aReplayOfAnOldCaptureDoesNotExpire() {
    var replay = new TopicLayout(1, (short) 1, false);

    assertThat(replay.config(TOPICS.probeReplies().kept())).containsEntry("retention.ms", "-1");
    assertThat(replay.config(TOPICS.hosts().kept())).doesNotContainKey("retention.ms");
  }

  @Test
  void probeRepliesHoldRepliesAndRoundEnds() {
    var random = new RandomRecords(1);
    var reply = Evidence.of(random.of(ProbeReply.getClassSchema()));
    var end = Evidence.of(random.of(RoundEnd.getClassSchema()));

    assertThat(roundTrip(TOPICS.probeReplies(), reply)).isEqualTo(reply);
    assertThat(roundTrip(TOPICS.probeReplies(), end)).isEqualTo(end);
  }

  @Test
  void osDbHoldsReferencesAndTheManifest() {
    var random = new RandomRecords(1);
    var reference = DatabaseRecord.of(random.of(ReferenceFingerprint.getClassSchema()));
    var manifest = DatabaseRecord.of(random.of(DatabaseManifest.getClassSchema()));

    assertThat(roundTrip(TOPICS.osDb(), reference)).isEqualTo(reference);
    assertThat(roundTrip(TOPICS.osDb(), manifest)).isEqualTo(manifest);
  }

  @Test
  void aTombstoneStaysOne() {
    assertThat(TOPICS.hosts().value().serializer().serialize("hosts", null)).isNull();
    assertThat(TOPICS.hosts().value().deserializer().deserialize("hosts", null)).isNull();
  }

  @Test
  void refusesKeysThatAreNoHost() {
    var key = TOPICS.hosts().key().deserializer();

    assertThatThrownBy(() -> key.deserialize("hosts", new byte[] {'l', 'a', 'b', '/', (byte) 0xff}))
        .isInstanceOf(SerializationException.class)
        .hasMessage("text of 5 octets is not UTF-8");
    assertThatThrownBy(() -> key.deserialize("hosts", new byte[] {'1', 0x1b}))
        .isInstanceOf(SerializationException.class)
        .hasMessage("not scope/address: '1\\u001b'");
  }

  private static <K, V> V roundTrip(Topic<K, V> topic, V value) {
    byte[] octets = topic.value().serializer().serialize(topic.name(), value);
    return topic.value().deserializer().deserialize(topic.name(), octets);
  }

  private static Map<String, String> config(Topic<?, ?> topic) {
    return new TopicLayout(1, (short) 1, true).config(topic.kept());
  }
}
