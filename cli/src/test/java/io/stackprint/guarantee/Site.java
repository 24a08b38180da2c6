package io.stackprint.guarantee;

import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker and a schema registry that run, in this JVM or elsewhere. Tests share them: each has a
 * prefix of its own.
 *
 * @param bootstrapServer where the broker listens
 * @param schemaRegistry base address of the registry
 */
public record Site(String bootstrapServer, String schemaRegistry) {
  /** Those of an embedded cluster. */
  static Site of(EmbeddedCluster cluster) {
    return new Site(
        String.valueOf(cluster.clientProperties().get("bootstrap.servers")),
        cluster.registryUrl().toString());
  }

  /** What every client needs. */
  public Map<String, String> clientProperties() {
    return Map.of("bootstrap.servers", bootstrapServer);
  }

  /** Names and serdes of the topics with a prefix. */
  public Topics topics(String prefix) {
    return new Topics(prefix, new RegistryClient(RegistryConfig.of(URI.create(schemaRegistry))));
  }

  /** The topics with a prefix, created where they are missing. */
  public Topics provideTopics(String prefix, TopicLayout layout) {
    Topics topics = topics(prefix);
    try (Admin admin = Admin.create(Map.copyOf(clientProperties()))) {
      topics.create(admin, layout);
    }
    return topics;
  }

  /** Writes what {@code --config} takes: this site, and some lines more. */
  public Path config(Path directory, String... lines) throws IOException {
    return Files.writeString(
        directory.resolve("cluster.properties"),
        "bootstrap.server=%s\nschema.registry=%s\n%s\n"
            .formatted(bootstrapServer, schemaRegistry, String.join("\n", lines)));
  }

  /** What tells a service in a process of its own to work here, on any HTTP port that is free. */
  public Map<String, String> environment(String prefix, Path stateDirectory) {
    return Map.of(
        "STACKPRINT_BOOTSTRAP_SERVER", bootstrapServer,
        "STACKPRINT_SCHEMA_REGISTRY", schemaRegistry,
        "STACKPRINT_TOPIC_PREFIX", prefix,
        "STACKPRINT_STATE_DIR", stateDirectory.toString(),
        "STACKPRINT_HTTP_PORT", "0");
  }
}
