package io.stackprint.cli;

import io.stackprint.prober.request.Attempt;
import io.stackprint.prober.request.Network;
import io.stackprint.record.HostRecord;
import io.stackprint.wire.Ipv4Address;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Knows which results of requests are still to come. */
final class RequestFollower {
  private static final int MOST_ATTEMPTS = 32; // probers that die in the middle of one scan

  private final Map<Integer, Waiting> waiting = new HashMap<>(); // by first address of the network
  private long missing;

  private record Waiting(String request, BitSet missing) {}

  /** Waits for the first run of a request at these networks. */
  void expect(String request, List<Network> networks) {
    for (Network network : networks) {
      waiting.put(network.first(), new Waiting(request, network.hosts()));
      missing += network.size();
    }
  }

  /**
   * Whether a host record is one that was waited for; it is not any longer then. What a prober
   * broke off is not, when another attempt at the host has begun.
   */
  boolean arrived(HostRecord host) {
    if (host.getFingerprint().getSupersededBy().isPresent()) {
      return false;
    }
    int address = Ipv4Address.parse(host.getAddress());
    Waiting network = waiting.get(Network.firstOf(address));
    if (network == null
        || !network.missing().get(address & 0xff)
        || !isOf(network.request(), address, host.getObservation())) {
      return false;
    }
    network.missing().clear(address & 0xff);
    missing--;
    return true;
  }

  private static boolean isOf(String request, int address, String observation) {
    return IntStream.rangeClosed(1, MOST_ATTEMPTS)
        .mapToObj(number -> new Attempt(request, 1, number).observation(address))
        .anyMatch(observation::equals);
  }

  /** Whether a request is one that was waited for; it is not any longer then. */
  boolean refused(String request) {
    boolean awaited = false;
    for (Iterator<Waiting> each = waiting.values().iterator(); each.hasNext(); ) {
      Waiting network = each.next();
      if (network.request().equals(request)) {
        missing -= network.missing().cardinality();
        each.remove();
        awaited = true;
      }
    }
    return awaited;
  }

  /** How many hosts are still to come. */
  long missing() {
    return missing;
  }
}
