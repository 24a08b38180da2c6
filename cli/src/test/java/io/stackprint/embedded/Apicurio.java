package io.stackprint.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real registry server, as a process of its own on a JDK that is new enough for it. */
final class Apicurio implements AutoCloseable {
  private static final int OLDEST_JAVA = 21;
  private static final Path HOME = Path.of("target", "apicurio").toAbsolutePath();
  private static final Path LOG = Path.of("target", "apicurio.log").toAbsolutePath();
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Process process;
  private final URI url;

  private Apicurio(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Where it is unpacked, empty when the build did not fetch it (Maven profile "ci"). */
  static Optional<Path> runner() {
    return Optional.of(HOME.resolve("quarkus-run.jar")).filter(Files::exists);
  }

  /** The java command of a JDK that can run it: named by JAVA_21_HOME, or in the usual place. */
  static Optional<Path> java() {
    Stream<Path> named = Stream.of("JAVA_21_HOME", "JAVA_25_HOME", "JAVA_HOME").map(Apicurio::home);
    return Stream.concat(named, installed())
        .filter(home -> version(home) >= OLDEST_JAVA)
        .map(home -> home.resolve("bin").resolve("java"))
        .findFirst();
  }

  static Apicurio start(Path java, Path runner, Path data) throws IOException {
    int port = freePort();
    var command =
        List.of(
            java.toString(),
            "-Xmx512m",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + freePort(),
            "-Dapicurio.datasource.url=jdbc:h2:file:" + data.resolve("h2"),
            "-jar",
            runner.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    return new Apicurio(process, URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7"));
  }

  URI url() {
    return url;
  }

  void awaitReady() throws InterruptedException {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the registry server did not start: see " + LOG);
      }
      Thread.sleep(200);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private boolean answers() throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "/subjects")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path home(String variable) {
    return Path.of(Optional.ofNullable(System.getenv(variable)).orElse("/nonexistent"));
  }

  private static Stream<Path> installed() {
    try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
      return homes.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** The feature number in a JDK's "release" file; 0 where there is no JDK. */
  private static int version(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
