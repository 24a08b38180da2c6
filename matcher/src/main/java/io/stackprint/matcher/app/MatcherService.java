package io.stackprint.matcher.app;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.stream.MatcherTopology;
import io.stackprint.service.Metrics;
import io.stackprint.service.StreamsService;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The matcher as a service: {@code fingerprints} and {@code os-db} in, {@code hosts} out. */
public final class MatcherService {
  private MatcherService() {}

  /**
   * Makes the service; the caller starts it.
   *
   * @param topics names and serdes
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   * @param stateDirectory where its stores are kept
   * @param rules by whose rules fingerprints are matched
   * @param metrics where it tells its numbers
   */
  public static StreamsService service(
      Topics topics, Map<String, ?> clients, Path stateDirectory, Rules rules, Metrics metrics) {
    var config = StreamsSettings.of(Service.MATCHER, topics, clients, stateDirectory);
    return new StreamsService(
        MatcherTopology.build(config, topics, rules), config, metrics, Optional::empty);
  }
}
