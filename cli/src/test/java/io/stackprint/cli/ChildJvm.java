package io.stackprint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A class of ours in a JVM of its own, to which anything can happen; its log goes to a file. */
public final class ChildJvm {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path log;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a class that has a main method, with these variables in its environment besides ours.
   */
  public static ChildJvm start(
      Path log, Map<String, String> environment, String mainClass, List<String> arguments) {
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
                mainClass));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ChildJvm(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True until it has ended, for whatever reason. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: it ends at once, in the midst of what it does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** SIGSTOP: it holds still until {@link #resume}, and does not know it. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (status != 0 && process.isAlive()) {
        throw new IllegalStateException("kill -" + name + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGTERM and returns the exit status. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitStatus();
  }

  /** The exit status, once it has ended. */
  public int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running; its log:\n" + log());
    }
    return process.exitValue();
  }

  /** All that it has said. */
  public String log() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
