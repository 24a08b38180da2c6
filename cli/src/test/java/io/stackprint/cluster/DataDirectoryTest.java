package io.stackprint.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path temporary;

  @Test
  void oneThatStaysIsMadeAndStays() {
    Path path = temporary.resolve("a").resolve("b");

    DataDirectory.at(path).close();

    assertThat(path).isDirectory();
  }

  @Test
  void aThrowAwayIsDeletedWithAllThatIsInIt() throws IOException {
    var directory = DataDirectory.throwAway();
    Path deep = Files.createDirectories(directory.path().resolve("a").resolve("b"));
    Files.writeString(deep.resolve("file"), "data");

    directory.close();

    assertThat(directory.path()).doesNotExist();
  }

  @Test
  void refusesASecondUserInThisProcess() {
    try (var first = DataDirectory.at(temporary)) {
      assertInUse(first.path());
    }
    DataDirectory.at(temporary).close();
  }

  @Test
  void refusesASecondProcessUntilTheFirstIsDead() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HoldDirectory.class.getName(),
                temporary.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = other.inputReader(UTF_8)) {
      assertThat(output.readLine()).startsWith("holding");
      assertInUse(temporary);
    } finally {
      other.destroyForcibly().waitFor();
    }

    DataDirectory.at(temporary).close();
  }

  @Test
  void saysWhichDirectoryItCannotMake() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.at(file.resolve("below")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot make the data directory " + file.resolve("below"));
  }

  private static void assertInUse(Path path) {
    assertThatThrownBy(() -> DataDirectory.at(path))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the data directory " + path + " is in use by another stackprint");
  }
}
