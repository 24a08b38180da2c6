package io.stackprint.embedded;

import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker that is reached by TLS alone, asks everybody for a SCRAM password, and allows nothing
 * that no ACL allows; the registry beside it is open, and the topics are there.
 */
public final class SecuredCluster implements AutoCloseable {
  /** Everybody's password, and that of the key; it must come out nowhere. */
  public static final String PASSWORD = "canary-7f3c91";

  private static final String ADMIN = "admin";

  private final Path directory;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private SecuredCluster(Path directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.directory = directory;
    this.broker = broker;
    this.registry = registry;
  }

  /** Starts one that knows these users, besides its administrator. */
  public static SecuredCluster start(Path directory, List<String> users) {
    makeCertificate(directory);
    List<String> free = EmbeddedBroker.twoFreeAddresses();
    List<String> credentials =
        Stream.concat(Stream.of(ADMIN), users.stream())
            .map(user -> "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, PASSWORD))
            .toList();
    var broker =
        EmbeddedBroker.start(
            directory.resolve("broker"),
            free.get(0),
            free.get(1),
            security(directory, free),
            credentials);
    var registry = EmbeddedRegistry.start(directory.resolve("registry.json"), 0);
    var cluster = new SecuredCluster(directory, broker, registry);
    try (Admin admin = cluster.admin()) {
      cluster.topics("").create(admin, TopicLayout.ONE_MACHINE);
    }
    return cluster;
  }

  private static Map<String, String> security(Path directory, List<String> addresses) {
    var settings = new HashMap<String, String>();
    settings.put(
        "listeners", "SECURED://" + addresses.get(0) + ",CONTROLLER://" + addresses.get(1));
    settings.put("listener.security.protocol.map", "SECURED:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "SECURED");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put("listener.name.secured.scram-sha-512.sasl.jaas.config", login(ADMIN));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", directory.resolve("broker.p12").toString());
    settings.put("ssl.keystore.password", PASSWORD);
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", directory.resolve("ca.pem").toString());
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The controller's listener, in this process alone, has nobody's name.
    settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
    return settings;
  }

  private static void makeCertificate(Path directory) {
    String store = directory.resolve("broker.p12").toString();
    keytool(
        "-genkeypair -alias broker -keyalg EC -validity 2 -dname CN=localhost -ext SAN=ip:127.0.0.1",
        store);
    keytool("-exportcert -rfc -alias broker -file " + directory.resolve("ca.pem"), store);
  }

  private static void keytool(String arguments, String store) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        Stream.concat(
                Stream.of(keytool, "-keystore", store, "-storepass", PASSWORD),
                Stream.of(arguments.split(" ")))
            .toList();
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("keytool ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String login(String user) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, PASSWORD);
  }

  /** How a user reaches the broker. */
  public Map<String, String> clientProperties(String user) {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        login(user),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        directory.resolve("ca.pem").toString());
  }

  /** A file for {@code --config} with all that a user needs, the password included. */
  public String config(String user) {
    var text = new StringBuilder("schema.registry=" + registry.url() + "\n");
    clientProperties(user)
        .forEach(
            (name, value) ->
                text.append(name.equals("bootstrap.servers") ? "bootstrap.server" : "kafka." + name)
                    .append('=')
                    .append(value)
                    .append('\n'));
    try {
      return Files.writeString(directory.resolve(user + ".properties"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whoever may do everything. */
  public Admin admin() {
    return Admin.create(Map.copyOf(clientProperties(ADMIN)));
  }

  /** How the administrator reaches the broker. */
  public Map<String, String> adminProperties() {
    return clientProperties(ADMIN);
  }

  /** The catalogue; each has a client of the registry of its own. */
  public Topics topics(String prefix) {
    return new Topics(prefix, new RegistryClient(RegistryConfig.of(registry.url())));
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
  }
}
