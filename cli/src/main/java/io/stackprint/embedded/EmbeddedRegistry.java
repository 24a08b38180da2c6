package io.stackprint.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry in this JVM, on loopback only, that speaks Confluent's REST API (see {@link
 * RegistryRoutes}) and keeps its schemas in a file.
 */
final class EmbeddedRegistry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final int LONGEST_REQUEST_OCTETS = 4 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(EmbeddedRegistry::thread);
  private final RegistryRoutes routes;

  private EmbeddedRegistry(HttpServer server, RegistryRoutes routes) {
    this.server = server;
    this.routes = routes;
  }

  /**
   * Starts a registry.
   *
   * @param file where its schemas are kept; made when the first one is registered
   * @param port TCP port, 0 for any that is free
   * @throws UncheckedIOException if the file is damaged, or the port taken
   */
  static EmbeddedRegistry start(Path file, int port) {
    var routes = new RegistryRoutes(new RegistryStore(new RegistryFile(file)));
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var registry = new EmbeddedRegistry(HttpServer.create(address, 0), routes);
      registry.server.createContext("/", registry::handle);
      registry.server.setExecutor(registry.threads);
      registry.server.start();
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port + " of loopback", e);
    }
  }

  /** Its base address. */
  URI url() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  /** Stops it at once; what it has answered is on disk. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        JsonNode body = body(exchange);
        send(exchange, 200, routes.answer(method(exchange), exchange.getRequestURI(), body));
      } catch (RegistryFault fault) {
        send(exchange, fault.status(), fault(fault));
      } catch (RuntimeException e) {
        LOG.error("{} {} failed", method(exchange), exchange.getRequestURI(), e);
        send(exchange, 500, fault(RegistryFault.storage(e.toString())));
      }
    }
  }

  private static String method(HttpExchange exchange) {
    return exchange.getRequestMethod();
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    byte[] octets = exchange.getRequestBody().readNBytes(LONGEST_REQUEST_OCTETS);
    try {
      return MAPPER.readTree(octets);
    } catch (IOException e) {
      throw RegistryFault.unreadable("the body is not JSON");
    }
  }

  private static Object fault(RegistryFault fault) {
    return Map.of("error_code", fault.errorCode(), "message", String.valueOf(fault.getMessage()));
  }

  private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
    byte[] json = MAPPER.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "embedded-registry");
    thread.setDaemon(true);
    return thread;
  }
}
