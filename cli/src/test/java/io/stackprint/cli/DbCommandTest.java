package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of {@code stackprint db check} and {@code db learn}. */
class DbCommandTest {
  private static final Path SHIPPED = Path.of("src/main/resources/stackprint-os-db");
  private static final Path CAPTURE = Path.of("src/test/resources/captures/linux_default.pcap");

  @TempDir Path dir;

  @Test
  void shippedDatabaseHasNoErrorsUnderBothGrammars() {
    for (String profile : new String[] {"7.93", "7.99"}) {
      Run run = Run.of("db", "check", "--nmap-profile", profile, SHIPPED.toString());

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains(" 0 errors, 0 warnings");
    }
  }

  @Test
  void errorHasFileLineAndReason() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("my-os-db"), "MatchPoints\nT1(DF=20)\n\nFingerprint X\nT1(QX=1)\n");
    Run run = Run.of("db", "check", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("my-os-db:5: ").contains("QX");
  }

  @Test
  void learnedEntryMatchesWhatItWasLearnedFrom() throws IOException {
    Run learned =
        Run.of("db", "learn", "--print", "--name", "Mine", "--class", "A|B||c", CAPTURE.toString());
    assertThat(learned.status()).isZero();
    assertThat(learned.out()).startsWith("Fingerprint Mine\nClass A | B |  | c\nSEQ(");

    String points = Files.readString(SHIPPED).split("\nFingerprint ", 2)[0];
    Path database = Files.writeString(dir.resolve("mine"), points + "\n" + learned.out());
    Run replayed = Run.of("replay", "--direct", "--os-db", database.toString(), CAPTURE.toString());

    assertThat(replayed.out()).contains("OS details: Mine");
  }

  @Test
  void hostThatIsNotInTheCaptureCannotBeLearned() {
    Run run = Run.of("db", "learn", "--print", "--name", "Mine", CAPTURE + "@192.0.2.1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("no scan of such a host");
  }

  @ParameterizedTest
  @CsvSource({
    "a#b, A|B||c, cpe:/o:a, one line without",
    "N, A|B|c, cpe:/o:a, vendor|family|generation|type",
    "N, A|B||c, linux, such as cpe:/o"
  })
  void descriptionThatNoEntryCanHaveIsWrongUsage(
      String name, String osClass, String cpe, String expected) {
    String[] description = {"--name", name, "--class", osClass, "--cpe", cpe};
    List<String> args = new ArrayList<>(List.of("db", "learn", "--print", CAPTURE.toString()));
    args.addAll(List.of(description));
    Run run = Run.of(args.toArray(String[]::new));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("expected", expected, "Usage: stackprint db learn");
  }

  @Test
  void missingSubcommandIsWrongUsage() {
    Run run = Run.of("db");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Missing command").contains("Usage: stackprint db");
  }
}
