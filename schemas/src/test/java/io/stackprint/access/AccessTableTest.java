package io.stackprint.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the operations page is what the services ask for, line by line. */
class AccessTableTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Topics TOPICS = new Topics("PREFIX", SchemaRegistry.inMemory());

  @Test
  void thePageListsWhatEachRoleNeeds() throws IOException {
    List<String> wanted =
        Arrays.stream(Role.values())
            .flatMap(role -> role.needs(TOPICS, "SCOPE").stream().map(need -> row(role, need)))
            .toList();

    assertThat(rowsOfThePage()).containsExactlyElementsOf(wanted);
  }

  private static List<String> rowsOfThePage() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("## Access"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.contains("`PREFIX"))
        .toList();
  }

  private static String row(Role role, Need need) {
    return "| `%s` | %s | `%s` | %s |"
        .formatted(role, need.kind(), need.name(), Need.words(need.operations()));
  }
}
