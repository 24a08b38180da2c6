package io.stackprint.prober.pace;

import io.stackprint.record.PortState;
import io.stackprint.record.PortTable;
import io.stackprint.record.ScannedPort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the port scan of a host found.
 *
 * @param numbers the ports, ascending
 * @param states of the ports, at the same places
 */
public record ScannedPorts(List<Integer> numbers, List<PortState> states) {
  private static final int MOST_OPEN_LISTED = 1_000; // a tarpit has more
  private static final int MOST_OTHERS_LISTED = 25; // of one state; Nmap's limit too

  /** No port was scanned. */
  public static final ScannedPorts NONE = new ScannedPorts(List.of(), List.of());

  /** Copies the lists. */
  public ScannedPorts {
    numbers = List.copyOf(numbers);
    states = List.copyOf(states);
  }

  /** As a record. */
  PortTable toRecord() {
    Map<PortState, Integer> counts = new EnumMap<>(PortState.class);
    for (PortState state : PortState.values()) {
      counts.put(state, Collections.frequency(states, state));
    }
    List<ScannedPort> listed = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      PortState state = states.get(i);
      int most = state == PortState.OPEN ? MOST_OPEN_LISTED : MOST_OTHERS_LISTED;
      if (counts.getOrDefault(state, 0) <= most) {
        listed.add(new ScannedPort(numbers.get(i), state));
      }
    }
    return new PortTable(
        listed,
        counts.getOrDefault(PortState.OPEN, 0),
        counts.getOrDefault(PortState.CLOSED, 0),
        counts.getOrDefault(PortState.FILTERED, 0));
  }

  /** The lowest port in this state; 0 only if there is no other. */
  OptionalInt first(PortState state) {
    OptionalInt zero = OptionalInt.empty();
    for (int i = 0; i < numbers.size(); i++) {
      if (states.get(i) == state) {
        int port = numbers.get(i);
        if (port != 0) {
          return OptionalInt.of(port);
        }
        zero = OptionalInt.of(0);
      }
    }
    return zero;
  }
}
