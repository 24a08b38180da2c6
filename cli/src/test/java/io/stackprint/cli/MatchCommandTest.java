package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of {@code stackprint match}, on the database that we ship. */
class MatchCommandTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"linux_default.txt", "linux_default.xml"})
  void reportsOfNmapAreMatchedAsTheyAre(String report) {
    Run run = match(CAPTURES.resolve(report));

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("OS details: Linux 6.18");
  }

  @Test
  void tsvIsOneLineForEachFingerprint() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("subjects.txt"),
            """
            # alpha as seen on Monday
            ECN(R=Y%DF=Y%T=40%W=FAF0%O=M5B4NNSNWA%CC=Y%Q=)

            T2(R=Y%W=7)
            """);
    Run run = match(file, "--format", "tsv");

    assertThat(run.status()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches("alpha\\tSUCCESS\\t\\d+\\t\\d+\\tLinux.*\\t1\\.00000000\\t\\d+.*");
    assertThat(lines.get(1)).isEqualTo("2\tNOMATCHES\t0\t0");
  }

  @Test
  void blockThatIsNoFingerprintIsRefusedAndTheOthersGoOn() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("subjects.txt"),
            """
            T1(QX=1)

            T1(R=Y%DF=Y%T=40%S=O%A=S+%F=AS%RD=0%Q=)
            """);
    Run run = match(file, "--format", "tsv");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("subjects.txt:1: expected").contains("QX");
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void fileWithoutFingerprintsIsSaidSo() throws IOException {
    Path file = Files.writeString(dir.resolve("poem.txt"), "roses are red\n");
    Run run = match(file);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("poem.txt: no fingerprint found");
  }

  @Test
  void brokenXmlIsRefusedWithItsLine() throws IOException {
    Path file =
        Files.writeString(dir.resolve("scan.xml"), "<?xml version=\"1.0\"?>\n<nmaprun><host>\n");
    Run run = match(file);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("scan.xml:3: not well-formed XML").doesNotContain("\tat ");
  }

  @Test
  void explanationSaysTestByTestWhy() {
    Run run = match(CAPTURES.resolve("linux_default.txt"), "--explain");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Verdict on 1: exact, Linux 6.18\n")
        .contains("\nA  Linux 6.18\n")
        .contains("(3465 of 3465 points)")
        .contains("\nB is the nearest of another OS; A is ");
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void explanationsAreJsonWhereAsked() throws IOException {
    Path file =
        Files.writeString(dir.resolve("subjects.txt"), "# one\nT2(R=N)\n\n# two\nT3(R=N)\n");

    Run explained = match(file, "--explain", "--format", "json");
    Run records = match(file, "--format", "json");

    assertThat(explained.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"scope\"").contains("\"best\":{"));
    assertThat(records.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"adjustedAccuracy\":"));
  }

  @Test
  void explanationGoesWithNoReport() {
    Path file = CAPTURES.resolve("linux_default.txt");

    assertThat(match(file, "--explain", "--format", "tsv").err()).contains("not with --format tsv");
    assertThat(match(file, "--explain", "-oJ", "-").status()).isEqualTo(2);
  }

  private static Run match(Path file, String... options) {
    String[] args = {"match", "--os-db", DATABASE.toString(), file.toString()};
    String[] all = Arrays.copyOf(args, args.length + options.length);
    System.arraycopy(options, 0, all, args.length, options.length);
    return Run.of(all);
  }
}
