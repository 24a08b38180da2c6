package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that a test needs and a machine may not have.
 *
 * <p>Where {@code CI=true} a missing program fails the test; elsewhere the test is skipped, and the
 * report of the tests says why.
 *
 * @param command the program and its first arguments
 */
public record InstalledTool(List<String> command) {

  /**
   * The tool, if it works here.
   *
   * @param trial arguments with which it must exit with status 0
   */
  public static InstalledTool require(List<String> command, String... trial) throws Exception {
    var tool = new InstalledTool(command);
    require(tool.works(trial), command.toString());
    return tool;
  }

  /** A file that some package installs, if it is there. */
  public static Path requireFile(String path) {
    require(Files.exists(Path.of(path)), path);
    return Path.of(path);
  }

  /** Goes on where this is present, else as said above. */
  public static void require(boolean present, String what) {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(present).as("%s is installed", what).isTrue();
    }
    assumeTrue(present, () -> "not installed: " + what);
  }

  /** Runs the tool and returns what it printed, to both its outputs. */
  public Run run(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  /**
   * How a tool ended.
   *
   * @param status its exit status
   * @param output what it printed
   */
  public record Run(int status, String output) {
    /** Asserts that the tool was content, and returns what it printed. */
    public String succeeded() {
      assertThat(status).as(output).isZero();
      return output;
    }
  }

  private boolean works(String... trial) throws InterruptedException {
    try {
      return run(trial).status() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
