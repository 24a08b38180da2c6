package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of the database on the topic, on the embedded broker. */
class DbTopicIT {
  @TempDir Path dir;

  @Test
  void generationsComeGoAndComeBack() throws IOException {
    Path a = database("a", "Alpha", "FAF0");
    Path b = database("b", "Beta", "FAF0");

    assertThat(db("import", a.toString()))
        .startsWith("generation 1: 1 entries from ")
        .endsWith("a\n");
    assertThat(db("import", a.toString())).endsWith("(imported before; nothing changed)\n");
    assertThat(db("import", "--stage", b.toString())).endsWith("b (staged)\n");
    assertThat(states()).containsExactly("1 active", "2 staged");
    assertThat(db("diff", "1", b.toString(), "--hosts"))
        .isEqualTo(
            """
            - Alpha (4)
            + Beta (4)
            1 added, 1 removed, 0 changed
            0 of 0 known hosts would get another verdict
            """);
    assertThat(db("show", "4")).startsWith("Fingerprint Alpha\nClass A | B |  | c\nWIN(");
    assertThat(db("show", "2/4")).startsWith("Fingerprint Beta\n");

    assertThat(db("import", b.toString())).endsWith("(imported before; active now)\n");
    assertThat(states()).containsExactly("1 replaced", "2 active");
    assertThat(db("rollback", "1")).isEqualTo("generation 1 is active\n");
    assertThat(db("rollback", "1")).isEqualTo("generation 1 is active already; nothing changed\n");
    assertThat(states()).containsExactly("1 active", "2 replaced");

    Path exported = Files.writeString(dir.resolve("c"), db("export", "--generation", "2"));
    assertThat(db("import", exported.toString())).startsWith("generation 3: 1 entries");
    assertThat(db("export"))
        .contains("\nFingerprint Beta\n")
        .contains("\nMatchPoints\nWIN(W1=15)\n");
    assertThat(db("prune")).isEmpty();
    assertThat(db("prune", "--grace", "PT0S")).isEqualTo("removed generation 2\n");
    assertThat(states()).containsExactly("1 replaced", "3 active");
  }

  @Test
  void whatIsLearnedIsListedExportedAndForgotten() throws IOException {
    String capture = "src/test/resources/captures/linux_default.pcap";
    String[] learn = {
      "learn",
      capture,
      "--name",
      "Mine",
      "--class",
      "A|B||c",
      "--author",
      "me",
      "--reason",
      "a test"
    };

    assertThat(db(learn)).isEqualTo("local-0001: 'Mine' learned from 1 round\n");
    assertThat(db(learn)).isEqualTo("local-0001: 'Mine' says the same already; nothing changed\n");
    assertThat(db("list")).contains("local-0001 me ").contains(" Mine (a test)\n");
    assertThat(db("export", "--overlay"))
        .startsWith("# local-0001 learned ")
        .contains(" by me: a test\nFingerprint Mine\nClass A | B |  | c\nSEQ(");
    assertThat(fails("forget", "local-0007")).contains("there is no local entry local-0007");
    assertThat(db("forget", "local-0001")).isEqualTo("removed local-0001\n");
    assertThat(db("export", "--overlay")).isEmpty();
    assertThat(fails("learn", "192.0.2.1", "--name", "X")).contains("no fingerprint of this host");
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    assertThat(fails("rollback", "7")).contains("there is no generation 7").contains("db list");
    assertThat(fails("show", "12")).contains("no generation is active").contains("db import");
    assertThat(fails("show", "local-0001")).contains("there is no entry 'local-0001'");
    assertThat(fails("export")).contains("no generation is active");
  }

  private Path database(String file, String name, String window) throws IOException {
    String text = "MatchPoints\nWIN(W1=15)\n\nFingerprint %s\nClass A | B || c\nWIN(W1=%s)\n";
    return Files.writeString(dir.resolve(file), text.formatted(name, window));
  }

  private List<String> states() {
    return db("list")
        .lines()
        .skip(1)
        .map(line -> line.replaceAll(" +", " "))
        .map(DbTopicIT::state)
        .toList();
  }

  private static String state(String line) {
    return line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1));
  }

  private String db(String... args) {
    Run run = run(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run.out();
  }

  private String fails(String... args) {
    Run run = run(args);
    assertThat(run.status()).isEqualTo(1);
    return run.err();
  }

  private Run run(String... args) {
    var all = new ArrayList<>(List.of("db"));
    all.addAll(List.of(args));
    all.addAll(List.of("--data-dir", dir.resolve("data").toString()));
    return Run.of(all.toArray(String[]::new));
  }
}
