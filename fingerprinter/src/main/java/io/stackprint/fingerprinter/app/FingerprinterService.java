package io.stackprint.fingerprinter.app;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.fingerprinter.stream.FingerprinterTopology;
import io.stackprint.fingerprinter.stream.Patience;
import io.stackprint.service.Metrics;
import io.stackprint.service.StreamsService;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The fingerprinter as a service: {@code probe-replies} in, {@code fingerprints} out. */
public final class FingerprinterService {
  private FingerprinterService() {}

  /**
   * Makes the service; the caller starts it.
   *
   * @param topics names and serdes
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   * @param stateDirectory where its stores are kept
   * @param rules by whose rules fingerprints are made
   * @param metrics where it tells its numbers
   */
  public static StreamsService service(
      Topics topics, Map<String, ?> clients, Path stateDirectory, Rules rules, Metrics metrics) {
    var config =
        StreamsSettings.of(Service.FINGERPRINTER, topics, clients, stateDirectory, metrics);
    var topology =
        FingerprinterTopology.build(config, topics, new Assembler(rules), Patience.DEFAULT);
    return new StreamsService(topology, config, metrics, any -> Optional.empty());
  }
}
