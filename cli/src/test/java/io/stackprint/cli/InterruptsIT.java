package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ctrl-C at a process that takes its time to come to an end. */
class InterruptsIT {
  /** Says what happens, and goes on for longer than anybody waits. */
  static final class Patient {
    private Patient() {}

    /** Takes no arguments. */
    public static void main(String[] none) throws InterruptedException {
      try (var interrupts = Interrupts.handledBy(() -> System.out.println("asked to end"))) {
        System.out.println("begun " + interrupts.happened());
        TimeUnit.MINUTES.sleep(10);
      }
    }
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void theFirstAsksForTheEndAndTheSecondIsTheEnd() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Patient.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("begun false");
      interrupt(process);
      assertThat(out.readLine()).isEqualTo("asked to end");
      assertThat(process.isAlive()).isTrue();

      interrupt(process);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }
}
