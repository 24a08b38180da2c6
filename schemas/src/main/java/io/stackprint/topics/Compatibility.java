package io.stackprint.topics;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What a new schema owes to the earlier ones of its subject; levels and names are Confluent's. */
public enum Compatibility {
  /** Nothing. */
  NONE(false, false, false),
  /** It reads what the latest wrote. */
  BACKWARD(true, false, false),
  /** It reads what any earlier one wrote. */
  BACKWARD_TRANSITIVE(true, false, true),
  /** The latest reads what it writes. */
  FORWARD(false, true, false),
  /** Every earlier one reads what it writes. */
  FORWARD_TRANSITIVE(false, true, true),
  /** Both ways with the latest. */
  FULL(true, true, false),
  /** Both ways with all. */
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  Compatibility(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  /**
   * What speaks against a schema, each a sentence; empty when nothing does.
   *
   * @param earlier the earlier schemas, oldest first
   */
  public List<String> faults(Schema candidate, List<Schema> earlier) {
    var faults = new ArrayList<String>();
    int from = transitive ? 0 : Math.max(0, earlier.size() - 1);
    for (Schema other : earlier.subList(from, earlier.size())) {
      if (backward) {
        addFaults(faults, "the new schema cannot read the old one", candidate, other);
      }
      if (forward) {
        addFaults(faults, "the old schema cannot read the new one", other, candidate);
      }
    }
    return faults;
  }

  private static void addFaults(
      List<String> faults, String direction, Schema reader, Schema writer) {
    for (Incompatibility fault :
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities()) {
      faults.add(
          String.format(
              "%s: %s at %s: %s",
              direction, fault.getType(), fault.getLocation(), fault.getMessage()));
    }
  }
}
