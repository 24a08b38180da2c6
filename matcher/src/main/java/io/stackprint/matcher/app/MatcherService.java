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
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

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
    var config = StreamsSettings.of(Service.MATCHER, topics, clients, stateDirectory, metrics);
    return new StreamsService(
        MatcherTopology.build(config, topics, rules), config, metrics, MatcherService::waitsFor);
  }

  // Each task says by the numbers of Kafka Streams which generation it matches against, 0 for none.
  private static Optional<String> waitsFor(Map<MetricName, ? extends Metric> numbers) {
    boolean someHaveNone =
        numbers.entrySet().stream()
            .filter(number -> number.getKey().name().equals("database-generation"))
            .anyMatch(number -> Double.valueOf(0).equals(number.getValue().metricValue()));
    return someHaveNone ? Optional.of("a database: stackprint db import FILE") : Optional.empty();
  }
}
