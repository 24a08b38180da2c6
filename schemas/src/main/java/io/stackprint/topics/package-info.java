/**
 * Shell: which topics there are, what is on them, and how it is written in octets.
 *
 * <p>Start at {@link io.stackprint.topics.Topics}, the catalogue: the only place where a topic name
 * or a serde is written. Values are Avro records in Confluent's {@linkplain
 * io.stackprint.topics.WireFormat wire format}; their schemas live in a {@link
 * io.stackprint.topics.SchemaRegistry}, which {@link io.stackprint.topics.RegistryClient} reaches
 * over Confluent's REST API. Keys are readable strings ({@link io.stackprint.topics.HostKey},
 * {@link io.stackprint.topics.DatabaseKey}).
 *
 * <p>Two kinds of failure, kept apart on purpose: a record that cannot be read is a {@link
 * org.apache.kafka.common.errors.SerializationException} and becomes a dead letter; a registry that
 * does not answer is a {@link io.stackprint.topics.RegistryUnavailableException} and must stop the
 * task, for it says nothing about the record. {@link io.stackprint.topics.RefusedRecordHandler}
 * makes topologies behave so.
 */
@NullMarked
package io.stackprint.topics;

import org.jspecify.annotations.NullMarked;
