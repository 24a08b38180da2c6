package io.stackprint.cli;

import io.stackprint.access.Role;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.cluster.RemoteCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.health.HealthServer;
import io.stackprint.health.Numbers;
import io.stackprint.service.Metrics;
import io.stackprint.service.RunningService;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands around each service: its cluster, with the topics there, its numbers and its HTTP
 * port.
 */
final class ServiceFrame implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceFrame.class);

  private final Settings settings;
  private final Numbers numbers;
  private final HealthServer health;
  private final RemoteCluster cluster;

  private ServiceFrame(
      Settings settings, Numbers numbers, HealthServer health, RemoteCluster cluster) {
    this.settings = settings;
    this.numbers = numbers;
    this.health = health;
    this.cluster = cluster;
  }

  /**
   * Opens the frame of a service.
   *
   * @throws io.stackprint.settings.SettingException if a setting is wrong or missing
   * @throws io.stackprint.cluster.ClusterException if the cluster cannot be reached, or has other
   *     topics
   * @throws java.io.UncheckedIOException if the HTTP port or the directory is taken
   */
  static ServiceFrame open(Service service, Settings settings) {
    ServiceLog.configure(settings);
    var numbers = new Numbers();
    HealthServer health = HealthServer.start(address(service, settings), numbers);
    try {
      RemoteCluster cluster =
          RemoteCluster.connect(
              settings,
              topics -> Role.of(service).needs(topics, scope(settings)),
              () -> stores(service, settings));
      cluster.provideTopics();
      LOG.info("{} is on {}: /live, /ready, /metrics", service, health.url());
      return new ServiceFrame(settings, numbers, health, cluster);
    } catch (RuntimeException e) {
      health.close();
      numbers.close();
      throw e;
    }
  }

  private static InetSocketAddress address(Service service, Settings settings) {
    int port = settings.number(Setting.HTTP_PORT, 0, 65_535).orElseGet(() -> usualPort(service));
    var address =
        new InetSocketAddress(settings.text(Setting.HTTP_ADDRESS).orElse("127.0.0.1"), port);
    if (address.isUnresolved()) {
      throw settings.refused(Setting.HTTP_ADDRESS, "an address of this machine");
    }
    return address;
  }

  /** Name of the network that a prober probes; means nothing to the others. */
  static String scope(Settings settings) {
    return settings.text(Setting.SCOPE).orElse("default");
  }

  private static int usualPort(Service service) {
    return switch (service) {
      case PROBER -> 9640;
      case FINGERPRINTER -> 9641;
      case MATCHER -> 9642;
    };
  }

  private static DataDirectory stores(Service service, Settings settings) {
    return DataDirectory.at(
        settings
            .text(Setting.STATE_DIR)
            .map(Path::of)
            .orElseGet(() -> ClusterOptions.ofUser().resolve("state").resolve(service.toString())));
  }

  /** Names and serdes. */
  Topics topics() {
    return cluster.topics();
  }

  /** For plain clients of the service. */
  Map<String, String> clientProperties() {
    return cluster.clientProperties();
  }

  /** For a topology that other instances run too. */
  Map<String, String> streamsProperties() {
    return cluster.streamsProperties(settings.text(Setting.INSTANCE_ID));
  }

  /** Where the service keeps its stores. */
  Path stateDirectory() {
    return cluster.stateDirectory();
  }

  /** Where the service tells its numbers. */
  Metrics metrics() {
    return numbers.metrics();
  }

  /** By whose rules it works. */
  Rules rules() {
    return new Rules(ProfileSetting.of(settings), false);
  }

  /**
   * Starts the service and returns when it was told to stop and has stopped, or has failed.
   *
   * @return the exit status: 0 when it was told to, 1 when it failed
   */
  int run(RunningService service) {
    health.show(service);
    return new Supervision(service).run();
  }

  @Override
  public void close() {
    cluster.close();
    health.close();
    numbers.close();
  }
}
