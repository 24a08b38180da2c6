package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program of the machine that serves as an oracle. */
public final class InstalledTool {
  private final String name;

  private InstalledTool(String name) {
    this.name = name;
  }

  /** The program; without it the test is skipped, and fails in CI, where it must be. */
  public static InstalledTool require(String name) {
    Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
    if (path.noneMatch(directory -> Files.isExecutable(directory.resolve(name)))) {
      missing(name + " is not installed");
    }
    return new InstalledTool(name);
  }

  /** Skips the test with this reason, or fails it when the environment says {@code CI=true}. */
  public static void missing(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason);
  }

  /** Runs it and returns the lines of its standard output; what it complains about is dropped. */
  public List<String> run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(name);
    command.addAll(List.of(arguments));
    Path complaints = Files.createTempFile(name, ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
      List<String> lines = process.inputReader().lines().toList();
      assertThat(process.waitFor()).as("%s: %s", command, Files.readString(complaints)).isZero();
      return lines;
    } finally {
      Files.delete(complaints);
    }
  }
}
