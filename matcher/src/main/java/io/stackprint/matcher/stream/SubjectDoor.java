package io.stackprint.matcher.stream;

import io.stackprint.matcher.rank.SubjectCheck;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostDoor;
import io.stackprint.topics.HostKey;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * The door of the matcher: a fingerprint that can be one, under the key of its host, small enough
 * for its host record.
 *
 * <p>It is also closed while no database is active: what has to wait is good, for when its turn
 * comes its octets are no longer there to be put aside.
 */
final class SubjectDoor {
  /** The host record holds the fingerprint, and matches beside it, within a million octets. */
  static final int LARGEST_OCTETS = 900_000;

  private SubjectDoor() {}

  /** Reads values, and refuses those that are too large. */
  static Serde<SubjectFingerprint> values(Serde<SubjectFingerprint> values) {
    Deserializer<SubjectFingerprint> reader = values.deserializer();
    return Serdes.serdeFrom(
        values.serializer(), (topic, octets) -> reader.deserialize(topic, small(octets)));
  }

  private static byte @Nullable [] small(byte @Nullable [] octets) {
    if (octets != null && octets.length > LARGEST_OCTETS) {
      throw new SerializationException(
          "value too large: expected at most %d octets, found %d"
              .formatted(LARGEST_OCTETS, octets.length));
    }
    return octets;
  }

  /**
   * Checks a fingerprint.
   *
   * @throws io.stackprint.refusal.RefusedRecordException if it is another host's, or cannot be a
   *     fingerprint
   */
  static SubjectFingerprint checked(HostKey host, SubjectFingerprint subject) {
    HostDoor.requireSame(host, subject.getScope(), subject.getAddress());
    SubjectCheck.require(subject);
    return subject;
  }
}
