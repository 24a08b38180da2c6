package io.stackprint.fingerprinter.stream;

import io.stackprint.fingerprinter.assemble.EvidenceCheck;
import io.stackprint.fingerprinter.assemble.RefusedEvidenceException;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import org.jspecify.annotations.Nullable;

/**
 * The door of the fingerprinter: evidence that stands under the key of the host that it is about.
 *
 * <p>What is refused here has touched no store, and has still the octets that it came with, so that
 * it becomes a dead letter as received: Streams lets go of them once a record is forwarded.
 */
final class EvidenceDoor {
  private EvidenceDoor() {}

  /**
   * The evidence in a record.
   *
   * @throws RefusedEvidenceException if the key is missing or another host's, or the value is
   *     missing or cannot be evidence
   */
  static Evidence checked(@Nullable HostKey key, @Nullable Evidence value) {
    if (key == null) {
      throw new RefusedEvidenceException("no key: expected scope/address");
    }
    if (value == null) {
      throw new RefusedEvidenceException("no value: expected a ProbeReply or a RoundEnd");
    }
    if (!isOf(key, value)) {
      throw new RefusedEvidenceException("wrong key: expected that of the host in the value");
    }
    if (value instanceof Evidence.Reply reply) {
      EvidenceCheck.require(reply.record());
    } else if (value instanceof Evidence.End end) {
      EvidenceCheck.require(end.record());
    }
    return value;
  }

  // Not HostKey's equality: the value may name what is no host at all.
  private static boolean isOf(HostKey key, Evidence value) {
    return value.either(
        reply -> key.scope().equals(reply.getScope()) && key.address().equals(reply.getAddress()),
        end -> key.scope().equals(end.getScope()) && key.address().equals(end.getAddress()));
  }
}
