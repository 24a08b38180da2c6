package io.stackprint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service in a JVM of its own, as an operator runs it; its log goes to a file. */
final class ServiceProcess implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("is on (http://[0-9.]+:[0-9]+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code stackprint ARGUMENTS…} with an environment of these variables besides ours. */
  static ServiceProcess start(Path log, Map<String, String> environment, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.stackprint.record",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Stackprint.class.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ServiceProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says that it is ready. */
  ServiceProcess awaitReady() throws Exception {
    long start = System.nanoTime();
    while (status("/ready") != 200) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("not ready; its log:\n" + log());
      }
      Thread.sleep(100);
    }
    return this;
  }

  /** The status of the answer, 0 if there is none yet. */
  int status(String path) throws Exception {
    Matcher url = URL.matcher(log());
    if (!url.find()) {
      return 0;
    }
    return get(URI.create(last(url) + path)).statusCode();
  }

  /** What it answers. */
  String body(String path) throws Exception {
    Matcher url = URL.matcher(log());
    if (!url.find()) {
      throw new AssertionError("no address; its log:\n" + log());
    }
    return get(URI.create(last(url) + path)).body();
  }

  // The log of a restarted process holds the addresses of those before it, too.
  private static String last(Matcher url) {
    String last = url.group(1);
    while (url.find()) {
      last = url.group(1);
    }
    return last;
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** Sends SIGTERM and returns the exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitStatus();
  }

  /** The exit status, once it has ended. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running; its log:\n" + log());
    }
    return process.exitValue();
  }

  /** All that it has said. */
  String log() {
    try {
      return Files.readString(log, UTF_8).replace("\\/", "/"); // JSON may escape it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
