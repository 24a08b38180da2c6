package io.stackprint.guarantee;

import io.stackprint.chaos.ServiceChaosContract;
import org.junit.jupiter.api.Nested;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * All that we promise, on Kafka's and Apicurio's own images, where a Docker engine runs; skipped
 * where none does.
 */
@Testcontainers(disabledWithoutDocker = true)
class ContainersIT extends GuaranteesContract {
  private static final int REGISTRY_PORT = 8080;

  @Container
  private static final KafkaContainer KAFKA =
      new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"));

  @Container
  private static final GenericContainer<?> REGISTRY =
      new GenericContainer<>(DockerImageName.parse("apicurio/apicurio-registry:3.3.3"))
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(REGISTRY_PORT));

  @Override
  Site here() {
    return new Site(
        KAFKA.getBootstrapServers(),
        "http://%s:%d/apis/ccompat/v7"
            .formatted(REGISTRY.getHost(), REGISTRY.getMappedPort(REGISTRY_PORT)));
  }

  /** On the broker in this JVM {@code ChaosIT} shows more. */
  @Nested
  class OfExactlyOnce extends ServiceChaosContract {
    OfExactlyOnce() {
      super(here());
    }
  }
}
