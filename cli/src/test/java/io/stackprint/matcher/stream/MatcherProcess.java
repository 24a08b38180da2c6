package io.stackprint.matcher.stream;

import io.stackprint.fingerprint.Rules;
import io.stackprint.guarantee.Site;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A matcher in a process of its own, until it is killed. Its steps are short and seldom, so that a
 * re-match takes long enough for being killed in the middle of it.
 */
final class MatcherProcess {
  private static final Pace SLOW =
      new Pace(Duration.ofMillis(75), Duration.ofMillis(1), System::nanoTime);

  private MatcherProcess() {}

  /** Starts one on the topics with a prefix; the caller kills it. */
  static Process start(Site site, String prefix, Path stateDirectory) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            MatcherProcess.class.getName(),
            site.bootstrapServer(),
            site.schemaRegistry(),
            prefix,
            stateDirectory.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(stateDirectory.resolve("log").toFile()))
        .start();
  }

  public static void main(String[] arguments) {
    var topics = new Site(arguments[0], arguments[1]).topics(arguments[2]);
    Map<String, String> clients =
        Map.of(
            "bootstrap.servers",
            arguments[0],
            "consumer.session.timeout.ms", // the least that the broker takes
            "6000",
            "consumer.heartbeat.interval.ms",
            "1000");
    var config = StreamsSettings.of(Service.MATCHER, topics, clients, Path.of(arguments[3]));
    var database = new ActiveDatabase(Rules.DEFAULT, ActiveDatabase.background());
    var topology = MatcherTopology.build(config, topics, database, SLOW);
    new KafkaStreams(topology, config).start();
  }
}
