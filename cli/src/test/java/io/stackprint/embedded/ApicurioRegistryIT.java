package io.stackprint.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on a real registry server. It needs a download of 158 MB, which only Maven's profile
 * "ci" makes ({@code -Pci}, or CI=true in the environment), and a JDK 21 or later to run it.
 * Without them it is skipped, and says so; where CI=true it fails.
 */
class ApicurioRegistryIT extends RegistryContract {
  private static String missing = "";
  private static @Nullable Apicurio server;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException, InterruptedException {
    Optional<Path> java = Apicurio.java();
    Optional<Path> runner = Apicurio.runner();
    if (java.isPresent() && runner.isPresent()) {
      var started = Apicurio.start(java.get(), runner.get(), data);
      server = started;
      started.awaitReady();
    } else {
      missing =
          runner.isEmpty()
              ? "no registry server in target/apicurio: run with -Pci"
              : "no JDK 21 or later in JAVA_21_HOME or /usr/lib/jvm";
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** For each test, not once for all: Surefire would count tests that never began as nothing. */
  @BeforeEach
  @Override
  void connect() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(missing).isEmpty();
    }
    Assumptions.assumeTrue(missing.isEmpty(), missing);
    super.connect();
  }

  @Override
  URI url() {
    return Objects.requireNonNull(server).url();
  }
}
