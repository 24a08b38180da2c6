package io.stackprint.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stackprint.service.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP port of a service, for whoever watches over it.
 *
 * <pre>
 * /live     200, or 503 once it has failed and should be started again
 * /ready    200, or 503 with what it still waits for
 * /metrics  its numbers, in Prometheus' text format
 * </pre>
 *
 * <p>Anyone who reaches the port may read; nothing can be changed over it.
 */
public final class HealthServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2, HealthServer::thread);
  private volatile @Nullable RunningService service;

  private record Answer(int status, String type, String body) {}

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts it; nothing is ready until a service is shown.
   *
   * @param address where to listen; port 0 is any that is free
   * @param numbers what {@code /metrics} shows
   * @throws UncheckedIOException if it cannot listen there; the message says where
   */
  public static HealthServer start(InetSocketAddress address, Numbers numbers) {
    try {
      var health = new HealthServer(HttpServer.create(address, 0));
      health.answer("/live", health::live);
      health.answer("/ready", health::ready);
      health.answer("/metrics", () -> new Answer(200, EXPOSITION, numbers.text()));
      health.server.setExecutor(health.threads);
      health.server.start();
      return health;
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot listen on " + address + " for health and metrics: " + e, e));
    }
  }

  /** The service that the answers are about. */
  public void show(RunningService shown) {
    service = shown;
  }

  /** Its base address. */
  public URI url() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private Answer live() {
    RunningService shown = service;
    return shown != null && shown.hasFailed()
        ? new Answer(503, TEXT, "failed; see the log\n")
        : new Answer(200, TEXT, "live\n");
  }

  private Answer ready() {
    RunningService shown = service;
    Optional<String> waitsFor = shown == null ? Optional.of("its start") : shown.waitsFor();
    return waitsFor
        .map(what -> new Answer(503, TEXT, "waits for " + what + "\n"))
        .orElseGet(() -> new Answer(200, TEXT, "ready\n"));
  }

  private void answer(String path, Supplier<Answer> answer) {
    server.createContext(path, exchange -> send(exchange, path, answer));
  }

  private static void send(HttpExchange exchange, String path, Supplier<Answer> question)
      throws IOException {
    try (exchange) {
      Answer answer = answer(exchange, path, question);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Answer answer(HttpExchange exchange, String path, Supplier<Answer> question) {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return new Answer(404, TEXT, "there are /live, /ready and /metrics\n");
    }
    if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      return new Answer(405, TEXT, "only GET and HEAD\n");
    }
    try {
      return question.get();
    } catch (RuntimeException e) {
      LOG.error("{} failed", path, e);
      return new Answer(500, TEXT, "see the log\n");
    }
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "health");
    thread.setDaemon(true);
    return thread;
  }
}
