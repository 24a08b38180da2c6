package io.stackprint.prober.pace;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the port scan of a host found.
 *
 * @param numbers the ports, ascending
 * @param states of the ports, at the same places
 */
public record ScannedPorts(List<Integer> numbers, List<PortState> states) {
  /** No port was scanned. */
  public static final ScannedPorts NONE = new ScannedPorts(List.of(), List.of());

  /** Copies the lists. */
  public ScannedPorts {
    numbers = List.copyOf(numbers);
    states = List.copyOf(states);
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
