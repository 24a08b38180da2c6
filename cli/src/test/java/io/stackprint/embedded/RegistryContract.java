package io.stackprint.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.record.HostChange;
import io.stackprint.topics.Compatibility;
import io.stackprint.topics.RandomRecords;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.RegistryRefusalException;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What we ask of every schema registry, asked of the embedded one and of a real one, together with
 * Confluent's own client: each reads what the other wrote.
 */
abstract class RegistryContract {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SEEDS = 5;

  private final Schema v1 = fields().requiredString("a").endRecord();
  private final Schema readsV1 = fields().requiredString("a").optionalInt("b").endRecord();
  private final Schema doesNot = fields().requiredString("a").requiredInt("b").endRecord();

  private RegistryClient client;

  /** The base address of the registry under test. */
  abstract URI url();

  @BeforeEach
  void connect() {
    client = new RegistryClient(RegistryConfig.of(url()));
    client.setCompatibility(Compatibility.BACKWARD);
  }

  @Test
  void aRegisteredSchemaKeepsItsId() {
    int id = client.register("keeps-id", v1);

    assertThat(client.register("keeps-id", v1)).isEqualTo(id);
    assertThat(client.lookup("keeps-id", v1)).contains(id);
    assertThat(fresh().idOf("keeps-id", v1)).isEqualTo(id);
    assertThat(client.schema(id)).contains(v1);
  }

  @Test
  void theLatestSchemaIsTheOneRegisteredLast() {
    client.register("latest", v1);
    client.register("latest", readsV1);

    assertThat(client.latest("latest")).contains(readsV1);
    assertThat(client.subjects()).contains("latest");
  }

  @Test
  void whatIsNotThereIsAbsent() {
    client.register("other", v1);

    assertThat(client.schema(123_456_789)).isEmpty();
    assertThat(client.latest("nobody")).isEmpty();
    assertThat(client.lookup("nobody", v1)).isEmpty();
    assertThat(client.lookup("other", readsV1)).isEmpty();
  }

  @Test
  void refusesASchemaThatCannotReadTheOldOne() {
    client.register("guarded", v1);

    assertThat(client.compatible("guarded", readsV1)).isTrue();
    assertThat(client.compatible("guarded", doesNot)).isFalse();
    assertThat(client.compatible("guarded-not-yet", doesNot)).isTrue();
    assertThatThrownBy(() -> client.register("guarded", doesNot))
        .isInstanceOfSatisfying(
            RegistryRefusalException.class,
            refusal -> assertThat(refusal.errorCode()).isEqualTo(409));
  }

  @Test
  void theLevelOfASubjectWins() {
    client.register("unguarded", v1);
    client.setCompatibility("unguarded", Compatibility.NONE);

    client.register("unguarded", doesNot);

    assertThat(client.latest("unguarded")).contains(doesNot);
    assertThat(client.compatibility()).isEqualTo(Compatibility.BACKWARD);
  }

  @Test
  void subjectsMayHaveAnyName() {
    int id = client.register("a b/c+d%e:ä", v1);

    assertThat(client.lookup("a b/c+d%e:ä", v1)).contains(id);
  }

  @Test
  void writesNoUnknownSchemaWhenRegisteringIsOff() {
    var cautious =
        new RegistryClient(
            RegistryConfig.of(
                Map.of("schema.registry.url", url(), "auto.register.schemas", false)));

    assertThatThrownBy(() -> cautious.idOf("cautious", v1))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "schema io.stackprint.test.R is not registered under cautious,"
                + " and auto.register.schemas is false");
    int id = client.register("cautious", v1);
    assertThat(cautious.idOf("cautious", v1)).isEqualTo(id);
  }

  @Test
  void confluentReadsWhatWeWrote() throws IOException {
    var confluent = new ConfluentClient(url());
    for (Traffic<?> traffic : Traffic.on(new Topics("ours.", fresh()))) {
      for (long seed = 0; seed < SEEDS; seed++) {
        SpecificRecord record = new RandomRecords(seed).of(traffic.schema());

        String read = confluent.read(traffic.write(record));

        assertThat(MAPPER.readTree(read))
            .as("%s, seed %d", traffic, seed)
            .isEqualTo(MAPPER.readTree(Traffic.json(record)));
      }
      assertThat(client.subjects()).contains(traffic.subject());
    }
  }

  @Test
  void weReadWhatConfluentWrote() throws IOException {
    var confluent = new ConfluentClient(url());
    for (Traffic<?> traffic : Traffic.on(new Topics("theirs.", fresh()))) {
      for (long seed = 0; seed < SEEDS; seed++) {
        SpecificRecord record = new RandomRecords(seed).of(traffic.schema());
        String schema = traffic.schema().toString();

        byte[] written = confluent.write(traffic.subject(), schema, Traffic.json(record));

        assertThat(traffic.read(written)).as("%s, seed %d", traffic, seed).isEqualTo(record);
      }
    }
  }

  @Test
  void weAndConfluentGetTheSameId() throws IOException {
    var topics = new Topics("same.", fresh());
    var record = (HostChange) new RandomRecords(1).of(HostChange.getClassSchema());
    byte[] ours = topics.hostChanges().value().serializer().serialize("same.host-changes", record);

    byte[] theirs =
        new ConfluentClient(url())
            .write(
                "same.host-changes-value",
                HostChange.getClassSchema().toString(),
                Traffic.json(record));

    assertThat(theirs).isEqualTo(ours);
  }

  private RegistryClient fresh() {
    return new RegistryClient(RegistryConfig.of(url()));
  }

  private static SchemaBuilder.FieldAssembler<Schema> fields() {
    return SchemaBuilder.record("io.stackprint.test.R").fields();
  }
}
