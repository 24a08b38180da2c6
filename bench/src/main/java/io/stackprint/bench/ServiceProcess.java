package io.stackprint.bench;

import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** One instance of a service in a process of its own, as an operator runs it. */
final class ServiceProcess implements AutoCloseable {
  private static final Path JAR = Path.of("cli/target/stackprint.jar");
  private static final long PATIENCE_NANOS = Duration.ofMinutes(30).toNanos();
  private static final long LOOK_EVERY_MILLIS = 20;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Process process;
  private final URI ready;
  private final long startedNanos = System.nanoTime();

  private ServiceProcess(Process process, URI ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts an instance.
   *
   * @param state its directory, which may hold stores of an earlier one; its log is beside it
   * @param standbys copies of each store that the others keep
   */
  static ServiceProcess start(Service service, EmbeddedCluster cluster, Path state, int standbys)
      throws IOException {
    int port = freePort();
    String bootstrap = cluster.clientProperties().get("bootstrap.servers");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                service.toString(),
                "--bootstrap-server=" + bootstrap,
                "--schema-registry=" + cluster.registryUrl(),
                "--state-dir=" + state,
                "--http-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of(state + ".log").toFile()));
    builder.environment().put("STACKPRINT_KAFKA_NUM_STANDBY_REPLICAS", "" + standbys);
    return new ServiceProcess(builder.start(), URI.create("http://127.0.0.1:" + port + "/ready"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it says that it is ready; seconds since it was started. */
  double secondsToReady() throws IOException, InterruptedException {
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - startedNanos > PATIENCE_NANOS) {
        throw new IOException("the service does not become ready");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return (System.nanoTime() - startedNanos) / 1e9;
  }

  private boolean isReady() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(ready).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** Memory of the whole process that is resident now: heap, stores, code. */
  long residentOctets() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    return status.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** Has the JVM collect all garbage, and says what is left on its heap. */
  long liveHeapOctets() throws IOException, InterruptedException {
    Process histogram =
        new ProcessBuilder("jcmd", Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String last = "";
    try (var lines = histogram.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    histogram.waitFor();
    var total = new Scanner(last); // Total instances octets
    total.next();
    total.nextLong();
    return total.nextLong();
  }

  /** Tells it to stop, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
