package io.stackprint.embedded;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on a real registry server. It needs a download of 158 MB, which only Maven's profile
 * "ci" makes ({@code -Pci}, or CI=true in the environment), and a JDK 21 or later to run it.
 * Without them it is skipped, and says so; where CI=true it fails.
 */
class ApicurioRegistryIT extends RegistryContract {
  private static @Nullable Apicurio server;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException, InterruptedException {
    Path runner =
        require(Apicurio.runner(), "no registry server in target/apicurio: run with -Pci");
    Path java = require(Apicurio.java(), "no JDK 21 or later in JAVA_21_HOME or /usr/lib/jvm");
    var started = Apicurio.start(java, runner, data);
    server = started;
    started.awaitReady();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  URI url() {
    return Objects.requireNonNull(server).url();
  }

  private static Path require(Optional<Path> path, String otherwise) {
    if (path.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail(otherwise);
    }
    Assumptions.assumeTrue(path.isPresent(), otherwise);
    return path.orElseThrow();
  }
}
