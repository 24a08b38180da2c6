package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.NmapProfile;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private static final Rules RULES = Rules.DEFAULT;

  @Test
  void whoMakesItDoesNotWait() {
    var made = new CountDownLatch(1);
    var knowledge =
        new Knowledge(
            () -> {
              await(made);
              return shipped();
            },
            RULES);
    made.countDown(); // reached only because the constructor did not read
    assertThat(knowledge.database().references()).isNotEmpty();
  }

  @Test
  void whatGoesWrongIsThrownToEachWhoAsks() {
    var knowledge =
        new Knowledge(
            () -> {
              throw new CommandFailure("no entries");
            },
            RULES);
    assertThatThrownBy(knowledge::matcher)
        .isInstanceOf(CommandFailure.class)
        .hasMessage("no entries");
    assertThatThrownBy(knowledge::classifier).isInstanceOf(CommandFailure.class);
  }

  private static OsDatabase shipped() {
    DatabaseFile file = DatabaseFile.shipped();
    return DatabaseReader.read(file.octets(), file.name(), NmapProfile.NMAP_7_99).database();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
