package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.matcher.generation.LayerEdits;
import io.stackprint.record.Cause;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Known hosts are matched again when the database changes. */
class RematchTest {
  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  @Test
  void nextGenerationMatchesKnownHostsAgain() {
    matcher.load("Alpha", "Other=FFFF");
    matcher.pipe("192.0.2.1", "a");
    matcher.pipe(Subjects.observed("192.0.2.2", "b", "FFFF"));
    matcher.aMomentLater();
    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION", "b Other OBSERVATION");
    assertThat(matcher.changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1", "192.0.2.2 OBSERVATION none -> Other by 1");

    matcher.load("Beta", "Other=FFFF");
    matcher.aMomentLater();

    HostRecord again = matcher.hosts.readValue();
    assertThat(matcher.hosts.isEmpty()).isTrue();
    assertThat(again.getMatches().get(0).getName()).isEqualTo("Beta");
    assertThat(again.getCause()).isEqualTo(Cause.DATABASE);
    assertThat(again.getDatabaseGeneration()).isEqualTo(2);
    assertThat(again.getPreviousDatabaseGeneration()).hasValue(1L);
    HostChange change = matcher.changes.readValue();
    assertThat(MatcherRun.summary(change)).isEqualTo("Alpha by 1 -> Beta by 2");
    assertThat(change.getCause()).isEqualTo(Cause.DATABASE);
    assertThat(change.getChangedAtNanos()).isEqualTo(MatcherRun.ACTIVATED_MILLIS * 1_000_000);
    matcher.aMomentLater();
    assertThat(matcher.changes.isEmpty()).isTrue();
  }

  @Test
  void ofTwoGenerationsThatComeAtOnceTheLaterCountsAndIsMatchedOnce() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    matcher.load("Beta");
    matcher.load("Gamma");
    matcher.aMomentLater();

    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION", "a Gamma DATABASE");
    assertThat(matcher.changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1",
            "192.0.2.1 DATABASE Alpha by 1 -> Gamma by 3");
  }

  @Test
  void rollbackIsAChangeOfTheDatabaseToo() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    matcher.load("Beta");
    matcher.aMomentLater();
    matcher.edit(
        matcher
            .base()
            .activating(matcher.stored.layer(DatabaseLayer.BASE).generation(1).orElseThrow()));
    matcher.aMomentLater();

    assertThat(matcher.published())
        .containsExactly("a Alpha OBSERVATION", "a Beta DATABASE", "a Alpha DATABASE");
  }

  @Test
  void overlayEntriesWinTiesAndGoAway() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    var overlay =
        new LayerEdits(DatabaseLayer.OVERLAY, matcher.stored, MatcherRun.ACTIVATED_MILLIS);
    matcher.edit(overlay.overlaying(List.of(MatcherRun.local("Mine"))));
    matcher.aMomentLater();

    assertThat(matcher.published()).containsExactly("a Alpha OBSERVATION", "a Mine DATABASE");

    matcher.edit(new LayerEdits(DatabaseLayer.OVERLAY, matcher.stored, 9).overlaying(List.of()));
    matcher.aMomentLater();
    assertThat(matcher.published()).containsExactly("a Alpha DATABASE");
  }

  @Test
  void walkGoesOnStepByStepAndSaysNothingTwice() {
    matcher.load("Alpha");
    for (int i = 0; i < 10; i++) {
      matcher.pipe("192.0.2." + i, "a");
    }
    matcher.published();
    matcher.stepHosts = 3; // looks at the clock until a step is over
    matcher.load("Beta");

    List<Integer> steps = new ArrayList<>();
    List<Double> progress = new ArrayList<>();
    for (int step = 0; step < 8; step++) {
      matcher.run.driver().advanceWallClockTime(Pace.USUAL.every());
      steps.add(matcher.published().size());
      progress.add(matcher.metric("rematch-progress"));
    }

    assertThat(steps.get(0)).isBetween(1, 4);
    assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    assertThat(progress).isSorted().startsWith(steps.get(0) / 10.0).endsWith(1.0);
  }
}
