package io.stackprint.topics;

import java.util.Optional;
import org.apache.avro.Schema;

/** Schemas by number, so that a record on a topic carries four octets instead of its schema. */
public interface SchemaRegistry {
  /**
   * The id of a schema under a subject; implementations may register it.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if the registry refuses the
   *     schema, or does not know it and may not learn it
   * @throws RegistryUnavailableException if no registry answers
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema of an id, empty when the registry does not know it.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if it is no Avro schema
   * @throws RegistryUnavailableException if no registry answers
   */
  Optional<Schema> schema(int id);

  /**
   * A registry in memory that takes every schema: for tests of topologies, which meet no cluster.
   */
  static SchemaRegistry inMemory() {
    return new MemoryRegistry();
  }
}
