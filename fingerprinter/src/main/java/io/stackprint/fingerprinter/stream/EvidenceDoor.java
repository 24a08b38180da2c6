package io.stackprint.fingerprinter.stream;

import io.stackprint.fingerprinter.assemble.EvidenceCheck;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.refusal.RefusedRecordException;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostDoor;
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
   * @throws RefusedRecordException if the key is missing or another host's, or the value is missing
   *     or cannot be evidence
   */
  static Evidence checked(@Nullable HostKey key, @Nullable Evidence value) {
    HostKey host = HostDoor.present(key);
    if (value == null) {
      throw new RefusedRecordException("no value: expected a ProbeReply or a RoundEnd");
    }
    HostDoor.requireSame(
        host,
        value.either(ProbeReply::getScope, RoundEnd::getScope),
        value.either(ProbeReply::getAddress, RoundEnd::getAddress));
    if (value instanceof Evidence.Reply reply) {
      EvidenceCheck.require(reply.record());
    } else if (value instanceof Evidence.End end) {
      EvidenceCheck.require(end.record());
    }
    return value;
  }
}
