package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text that would obey a terminal's language, wherever it may come in: nothing of it comes out as
 * it is, on either stream.
 */
class HostileTextIT {
  /**
   * Clears the screen, sets the title, asks for an answer (CSI also as C1), and writes backwards.
   */
  private static final String HOSTILE = "\u001b[2J\u001b]0;owned\u0007\u009b6n\u202eexe";

  private static final String CAPTURE = "src/test/resources/captures/lwip_default.pcap";

  @TempDir Path dir;

  @Test
  void anOsNameInADatabase() throws IOException {
    String database = database();

    assertInvisible(Run.of("match", "--os-db", database, subject()), "owned");
    assertInvisible(Run.of("match", "--format", "tsv", "--os-db", database, subject()), "owned");
    assertInvisible(Run.of("replay", "--direct", "-v", "--os-db", database, CAPTURE), "10.92");
    assertInvisible(Run.of("db", "check", "--all", database), "");
    assertInvisible(db("import", database), "generation 1");
    assertInvisible(db("list"), "active");
    assertInvisible(db("export"), "owned");
  }

  @Test
  void aNameOnTheCommandLine() {
    for (String command : List.of("replay", "match", HOSTILE)) {
      assertInvisible(Run.of(command, HOSTILE), "");
      assertInvisible(Run.of(command, "-d", HOSTILE), "");
    }
    assertInvisible(Run.of("scan", "--dry-run", HOSTILE + ".example"), "");
  }

  @Test
  void aSettingInAFile() throws IOException {
    for (String line :
        List.of(HOSTILE + "=1", "topic.prefix=" + HOSTILE, "nmap.profile=" + HOSTILE)) {
      Path file =
          Files.writeString(
              dir.resolve("settings"),
              "bootstrap.server=127.0.0.1:1\nschema.registry=http://127.0.0.1:1\n" + line + "\n");

      Run run = Run.of("matcher", "--config", file.toString());
      assertThat(run.status()).isNotZero();
      assertInvisible(run, "");
    }
  }

  private static void assertInvisible(Run run, String shown) {
    assertThat(run.out() + run.err()).contains(shown);
    Stream.of(run.out(), run.err()).forEach(text -> assertThat(obeyed(text)).as(text).isEmpty());
  }

  /** The characters that a terminal would not show, but for ends of lines and of columns. */
  private static List<String> obeyed(String text) {
    return text.codePoints()
        .filter(c -> c != '\n' && c != '\t')
        .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
        .mapToObj(Integer::toHexString)
        .toList();
  }

  private Run db(String... arguments) {
    return Run.of(
        Stream.of(
                Stream.of("db"),
                Stream.of(arguments),
                Stream.of("--data-dir", dir.resolve("d").toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private String database() throws IOException {
    String text =
        "MatchPoints\nWIN(W1=15)\n\nFingerprint Alpha %1$s\nClass %1$s | B | %1$s | c\nWIN(W1=FAF0)\n";
    return Files.writeString(dir.resolve("db\u001b[2J"), text.formatted(HOSTILE)).toString();
  }

  private String subject() throws IOException {
    return Files.writeString(dir.resolve("subject"), "WIN(W1=FAF0)\n").toString();
  }
}
