package io.stackprint.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * What was published of each observation.
 *
 * @param fingerprints every fingerprint of an observation, by its id
 * @param hosts every host record of an observation, by its id
 */
record Published(Map<String, List<Digest>> fingerprints, Map<String, List<Digest>> hosts) {
  Published() {
    this(new TreeMap<>(), new TreeMap<>());
  }

  void addFingerprint(String observation, SpecificRecord record) {
    fingerprints.computeIfAbsent(observation, any -> new ArrayList<>()).add(Digest.of(record));
  }

  void addHost(String observation, SpecificRecord record) {
    hosts.computeIfAbsent(observation, any -> new ArrayList<>()).add(Digest.of(record));
  }
}
