package io.stackprint.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class RefusedRecordHandlerTest {
  private static final byte[] KEY = "lab/192.0.2.1".getBytes(UTF_8);

  @Test
  void aRefusedRecordBecomesADeadLetterAsReceived() {
    byte[] value = "not ours".getBytes(UTF_8);
    var topics = new Topics("", SchemaRegistry.inMemory());

    try (var driver = driver(topics)) {
      send(driver, topics, value);

      TestRecord<byte[], byte[]> letter = letter(driver, topics);
      assertThat(letter.key()).isEqualTo(KEY);
      assertThat(letter.value()).isEqualTo(value);
      assertThat(new String(letter.headers().lastHeader("__streams.errors.message").value(), UTF_8))
          .isEqualTo("wrong magic octet at octet 0: expected 0x00, found 0x6e");
    }
  }

  @Test
  void anAbsentRegistryStopsTheTask() {
    var topics = new Topics("", new AbsentRegistry());

    try (var driver = driver(topics)) {
      assertThatThrownBy(() -> send(driver, topics, new byte[] {0, 0, 0, 0, 1, 0}))
          .isInstanceOf(StreamsException.class)
          .hasRootCauseInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void aRecordThatTheGlobalThreadRefusesDoesNotStopIt() {
    var topics = new Topics("", SchemaRegistry.inMemory());
    var builder = new StreamsBuilder();
    builder.globalTable(topics.hosts().name(), topics.hosts().consumed(), Materialized.as("table"));

    try (var driver = new TopologyTestDriver(builder.build(), properties(topics))) {
      send(driver, topics, "not ours".getBytes(UTF_8));
      send(driver, topics, "nor this".getBytes(UTF_8));

      assertThat(driver.getKeyValueStore("table").all()).isExhausted();
    }
  }

  private static void send(TopologyTestDriver driver, Topics topics, byte[] value) {
    driver
        .createInputTopic(
            topics.hosts().name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(KEY, value);
  }

  private static TestRecord<byte[], byte[]> letter(TopologyTestDriver driver, Topics topics) {
    return driver
        .createOutputTopic(
            topics.deadLetters(Service.MATCHER).name(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecord();
  }

  private static TopologyTestDriver driver(Topics topics) {
    var builder = new StreamsBuilder();
    builder.stream(topics.hosts().name(), topics.hosts().consumed())
        .to("copy", topics.hosts().produced());
    return new TopologyTestDriver(builder.build(), properties(topics));
  }

  private static Properties properties(Topics topics) {
    var properties = new Properties();
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecordHandler.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        topics.deadLetters(Service.MATCHER).name());
    return properties;
  }

  private static final class AbsentRegistry implements SchemaRegistry {
    @Override
    public int idOf(String subject, Schema schema) {
      throw new RegistryUnavailableException("nobody there");
    }

    @Override
    public Optional<Schema> schema(int id) {
      throw new RegistryUnavailableException("nobody there");
    }
  }
}
