package io.stackprint.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

class RefusedProcessingHandlerTest {
  private static final byte[] VALUE = "a value".getBytes(UTF_8);

  @Test
  void aRecordThatAProcessorRefusesBecomesADeadLetterAsReceived() {
    assertLetter(new IllegalArgumentException("round 99: expected 1 to 20"));
  }

  @Test
  void aRecordWhoseResultCannotBeWrittenBecomesADeadLetter() {
    try (var driver = driver(value -> value, new Failing(new SerializationException("no such")))) {
      send(driver);

      // Kafka's handler of production writes one of its own beside ours.
      assertThat(letters(driver)).isPositive();
    }
  }

  @Test
  void aRegistryThatIsAbsentWhenAResultIsWrittenStopsTheTask() {
    assertStopsWhenWriting(new RegistryUnavailableException("nobody there"));
  }

  @Test
  void aRegistryThatRefusesOurSchemaStopsTheTask() {
    assertStopsWhenWriting(new RegistryRefusalException(409, "incompatible"));
  }

  @Test
  void aStoreThatCannotBeReadStopsTheTask() {
    try (var driver =
        driver(
            failing(new InvalidStateStoreException("closed")), Serdes.ByteArray().serializer())) {
      assertThatThrownBy(() -> send(driver)).isInstanceOf(StreamsException.class);
    }
  }

  private static void assertLetter(RuntimeException refusal) {
    try (var driver = driver(failing(refusal), Serdes.ByteArray().serializer())) {
      send(driver);

      assertThat(letters(driver)).isOne();
    }
  }

  private static void assertStopsWhenWriting(RuntimeException fault) {
    try (var driver = driver(value -> value, new Failing(fault))) {
      assertThatThrownBy(() -> send(driver)).isInstanceOf(StreamsException.class);
    }
  }

  private static Step failing(RuntimeException fault) {
    return value -> {
      throw fault;
    };
  }

  private static void send(TopologyTestDriver driver) {
    driver
        .createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(VALUE, VALUE);
  }

  private static long letters(TopologyTestDriver driver) {
    return driver
        .createOutputTopic("letters", new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .filter(letter -> new String(letter.value(), UTF_8).equals("a value"))
        .count();
  }

  private static TopologyTestDriver driver(Step step, Serializer<byte[]> serializer) {
    var bytes = Serdes.ByteArray();
    var builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(bytes, bytes))
        .mapValues(step::apply)
        .to("out", Produced.with(bytes, Serdes.serdeFrom(serializer, bytes.deserializer())));
    var properties = new Properties();
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedProcessingHandler.class);
    properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "letters");
    return new TopologyTestDriver(builder.build(), properties);
  }

  private interface Step {
    byte[] apply(byte[] value);
  }

  private record Failing(RuntimeException fault) implements Serializer<byte[]> {
    @Override
    public byte[] serialize(String topic, byte[] value) {
      throw fault;
    }
  }
}
