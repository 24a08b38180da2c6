package io.stackprint.prober.request;

import io.stackprint.prober.target.AddressSequence;
import io.stackprint.prober.target.Targets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Targets sorted into networks of prefix length 24. */
public final class Networks {
  private Networks() {}

  /**
   * The networks that the targets lie in, ascending. Costs time for each address: for as many as
   * one request may have.
   *
   * @param wanted which of the targets count
   */
  public static List<Network> of(Targets targets, IntPredicate wanted) {
    var hosts = new TreeMap<Integer, BitSet>(Integer::compareUnsigned);
    AddressSequence addresses = targets.inOrder();
    while (addresses.hasNext()) {
      int address = addresses.nextInt();
      if (wanted.test(address)) {
        hosts.computeIfAbsent(Network.firstOf(address), any -> new BitSet()).set(address & 0xff);
      }
    }
    var networks = new ArrayList<Network>(hosts.size());
    for (Map.Entry<Integer, BitSet> network : hosts.entrySet()) {
      networks.add(new Network(network.getKey(), network.getValue()));
    }
    return networks;
  }
}
