package io.stackprint.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service in a JVM of its own, as an operator runs it; its log goes to a file. */
public final class ServiceProcess implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("is on (http://[0-9.]+:[0-9]+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ChildJvm jvm;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServiceProcess(ChildJvm jvm) {
    this.jvm = jvm;
  }

  /** Starts {@code stackprint ARGUMENTS…} with an environment of these variables besides ours. */
  public static ServiceProcess start(
      Path log, Map<String, String> environment, List<String> arguments) {
    return new ServiceProcess(
        ChildJvm.start(log, environment, Stackprint.class.getName(), arguments));
  }

  /** The process that it is. */
  public ChildJvm jvm() {
    return jvm;
  }

  /** Waits until it says that it is ready. */
  ServiceProcess awaitReady() throws Exception {
    long start = System.nanoTime();
    while (status("/ready") != 200) {
      if (!jvm.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
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
    return jvm.terminate();
  }

  /** The exit status, once it has ended. */
  int exitStatus() throws InterruptedException {
    return jvm.exitStatus();
  }

  /** All that it has said. */
  public String log() {
    return jvm.log().replace("\\/", "/"); // JSON may escape it
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    jvm.kill();
  }
}
