package io.stackprint.topics;

import org.apache.avro.Schema;

/**
 * How the registry's subject of a value is named, which decides what is compared with what when a
 * schema changes. The names are Confluent's, so that its tools find our schemas.
 */
enum SubjectNaming {
  /** One record on the topic (TopicNameStrategy): {@code hosts-value}. */
  TOPIC {
    @Override
    String subject(String topic, Schema record) {
      return topic + "-value";
    }
  },

  /**
   * Several records on the topic, each with a history of its own (TopicRecordNameStrategy): {@code
   * os-db-io.stackprint.record.DatabaseManifest}.
   */
  TOPIC_AND_RECORD {
    @Override
    String subject(String topic, Schema record) {
      return topic + "-" + record.getFullName();
    }
  };

  abstract String subject(String topic, Schema record);
}
