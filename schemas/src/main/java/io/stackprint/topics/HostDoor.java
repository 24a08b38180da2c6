package io.stackprint.topics;

import io.stackprint.refusal.RefusedRecordException;
import org.jspecify.annotations.Nullable;

/** What the doors of all services ask of a key: that there is one, and that it is the value's. */
public final class HostDoor {
  private HostDoor() {}

  /**
   * The key of a record.
   *
   * @throws RefusedRecordException if there is none
   */
  public static HostKey present(@Nullable HostKey key) {
    if (key == null) {
      throw new RefusedRecordException("no key: expected scope/address");
    }
    return key;
  }

  /**
   * Refuses a value that is about another host than its key.
   *
   * @param scope as the value has it; may be no scope at all
   * @param address as the value has it; may be no address at all
   * @throws RefusedRecordException if either differs
   */
  public static void requireSame(HostKey key, String scope, String address) {
    if (!key.scope().equals(scope) || !key.address().equals(address)) {
      throw new RefusedRecordException("wrong key: expected that of the host in the value");
    }
  }
}
