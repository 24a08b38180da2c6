package io.stackprint.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.topics.LetterHeaders;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology of a service in the test driver, with the settings that it runs with. */
public final class TopologyRun implements AutoCloseable {
  private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

  private final Service service;
  private final Topics topics;
  private final Topology topology;
  private final TopologyTestDriver driver;

  /**
   * Starts one.
   *
   * @param state where its stores are kept
   * @param start wall-clock time to begin with
   */
  public TopologyRun(
      Service service,
      Topics topics,
      Path state,
      Instant start,
      Function<StreamsConfig, Topology> build) {
    this.service = service;
    this.topics = topics;
    // The test driver forgets the letter of what it could not read when there are transactions.
    Map<String, String> clients =
        Map.of(
            "bootstrap.servers",
            "none:1",
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.AT_LEAST_ONCE);
    StreamsConfig config = StreamsSettings.of(service, topics, clients, state);
    topology = build.apply(config);
    var properties = new Properties();
    properties.putAll(config.originals());
    driver = new TopologyTestDriver(topology, properties, start);
  }

  /** For time, stores and metrics. */
  public TopologyTestDriver driver() {
    return driver;
  }

  /** Writes to a topic. */
  public <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  /** Reads a topic. */
  public <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.key().deserializer(), topic.value().deserializer());
  }

  /** Writes any octets to a topic. */
  public TestInputTopic<byte[], byte[]> octetsInto(Topic<?, ?> topic) {
    return driver.createInputTopic(
        topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Its dead letters since the last time. */
  public List<TestRecord<byte[], byte[]>> letters() {
    return driver
        .createOutputTopic(
            topics.deadLetters(service).name(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /**
   * The one dead letter is this record, octet for octet, with the place where it stood, and why.
   */
  public void assertOnlyLetter(
      Topic<?, ?> source, long offset, byte @Nullable [] key, byte @Nullable [] value, String why) {
    List<TestRecord<byte[], byte[]>> letters = letters();
    assertThat(letters).hasSize(1);
    TestRecord<byte[], byte[]> letter = letters.get(0);
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(text(letter, LetterHeaders.MESSAGE)).startsWith(why);
    assertThat(text(letter, LetterHeaders.TOPIC)).isEqualTo(source.name());
    assertThat(text(letter, LetterHeaders.PARTITION)).isEqualTo("0");
    assertThat(text(letter, LetterHeaders.OFFSET)).isEqualTo(Long.toString(offset));
  }

  private static String text(TestRecord<byte[], byte[]> letter, String header) {
    return LetterHeaders.text(letter.headers(), header).orElseThrow();
  }

  /** The topology is the committed one; {@code -Dgolden.update} commits it. */
  public void assertIsTheCommittedOne() throws IOException {
    String described = topology.describe().toString();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(GOLDEN, described, UTF_8);
    }
    assertThat(described).isEqualTo(Files.readString(GOLDEN));
  }

  @Override
  public void close() {
    driver.close();
  }
}
