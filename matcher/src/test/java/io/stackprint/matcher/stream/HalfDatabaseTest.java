package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.matcher.generation.DatabaseEdit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A generation that does not agree with its manifest matches nothing. */
class HalfDatabaseTest {
  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  @Test
  void halfLoadedDatabaseMatchesNothing() {
    DatabaseEdit edit = matcher.base().importing(MatcherRun.database("Alpha", "Other=FFFF"), true);
    List<DatabaseEdit.Write> writes = edit.writes();
    writes.stream().skip(1).forEach(matcher::write); // one of two entries, and the manifest
    matcher.pipe("192.0.2.1", "a");
    matcher.aMomentLater();
    assertThat(matcher.hosts.isEmpty()).isTrue();

    matcher.write(writes.get(0));
    matcher.aMomentLater();

    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION");
  }

  @Test
  void generationWhoseDigestIsWrongIsRefusedAndTheOneBeforeStays() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    matcher.refusedGeneration("Beta", manifest -> manifest.setDigest("0".repeat(64)));

    matcher.pipe("192.0.2.1", "b");
    matcher.aMomentLater();

    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION", "b Alpha OBSERVATION");
  }

  @Test
  void afterARestartAWrongManifestStillLeavesTheGenerationBefore() {
    matcher.load("Alpha");
    matcher.refusedGeneration("Beta", manifest -> manifest.setCount(2));
    List<DatabaseEdit.Write> topic = matcher.written;
    matcher.restart();
    topic.forEach(matcher::write);

    matcher.pipe("192.0.2.1", "a");
    matcher.aMomentLater();

    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION");
  }
}
