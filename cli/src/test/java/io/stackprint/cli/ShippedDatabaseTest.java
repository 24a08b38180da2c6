package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The database that we ship is what our captures give, and nothing else.
 *
 * <p>{@code ./mvnw -pl cli -am test -Dtest=ShippedDatabaseTest -Dgolden.update
 * -Dsurefire.failIfNoSpecifiedTests=false} measures it anew from {@code src/main/database}; review
 * the difference as code.
 */
class ShippedDatabaseTest {
  private static final Path MEASURED = Path.of("src/main/resources/stackprint-os-db");
  private static final Path HEAD = Path.of("src/main/database/head.txt");
  private static final Path STACKS = Path.of("src/main/database/stacks.txt");
  private static final Path CAPTURES = Path.of("src/test/resources/captures");

  /** One line of the list of stacks. */
  private record Stack(String name, String osClass, String cpe, List<String> captures) {
    static Stack of(String line) {
      String[] parts = line.split(" ; ", 4);
      return new Stack(parts[0], parts[1], parts[2], List.of(parts[3].split(" ", -1)));
    }

    String learned() {
      List<String> args = new ArrayList<>(List.of("db", "learn", "--print", "--name", name));
      args.addAll(List.of("--class", osClass, "--cpe", cpe));
      captures.forEach(capture -> args.add(file(capture)));
      Run run = Run.of(args.toArray(String[]::new));
      assertThat(run.err()).as(name).isEmpty();
      return run.out();
    }

    private static String file(String capture) {
      int at = capture.indexOf('@');
      String name = at < 0 ? capture : capture.substring(0, at);
      Path pcapng = CAPTURES.resolve(name + ".pcapng");
      Path file = Files.exists(pcapng) ? pcapng : CAPTURES.resolve(name + ".pcap");
      return file + (at < 0 ? "" : capture.substring(at));
    }
  }

  @Test
  void isWhatTheCapturesGive() throws IOException {
    var measured = new StringBuilder(Files.readString(HEAD));
    for (Stack stack : stacks()) {
      measured.append('\n').append(stack.learned());
    }
    if (System.getProperty("golden.update") != null) {
      Files.writeString(MEASURED, measured);
    }
    assertThat(measured).hasToString(Files.readString(MEASURED));
  }

  @Test
  void everyStackIsNamedFromItsOwnCaptures() throws IOException {
    List<String> unnamed = new ArrayList<>();
    for (Stack stack : stacks()) {
      String capture = Stack.file(stack.captures().get(0));
      String file = capture.contains("@") ? capture.substring(0, capture.indexOf('@')) : capture;
      Run run = Run.of("replay", "--direct", "--os-db", MEASURED.toString(), file);
      if (run.out().lines().noneMatch(line -> isDetail(line, stack.name()))) {
        unnamed.add(stack.name() + " in " + file);
      }
    }
    assertThat(unnamed).isEmpty();
  }

  private static boolean isDetail(String line, String name) {
    return line.startsWith("OS details: ") && line.contains(name);
  }

  @Test
  void loopbackOfThisKernelIsNamed() {
    String capture = CAPTURES.resolve("linux_loopback.pcap").toString();
    Run run = Run.of("replay", "--direct", "--os-db", MEASURED.toString(), capture);

    assertThat(run.out()).contains("OS details: Linux 6.18 (its own addresses)\n");
  }

  private static List<Stack> stacks() throws IOException {
    return Files.readAllLines(STACKS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Stack::of)
        .toList();
  }
}
