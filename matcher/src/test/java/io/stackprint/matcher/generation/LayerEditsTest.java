package io.stackprint.matcher.generation;

import static io.stackprint.record.DatabaseLayer.BASE;
import static io.stackprint.record.DatabaseLayer.OVERLAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.matcher.Databases;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayerEditsTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private final StoredDatabase stored = new StoredDatabase();
  private long nowMillis = 1_000_000;

  @Test
  void manifestComesAfterTheEntriesAndTheOneThatActivatesLast() {
    DatabaseEdit edit = base().importing(database("A"), true);

    assertThat(edit.writes())
        .extracting(write -> write.key().toString())
        .containsExactly("1/00000004", "1/manifest", "manifest");
  }

  @Test
  void sameDatabaseIsWrittenOnceAndActiveOnce() {
    load("A", true);

    assertThat(base().importing(database("A"), true)).isEqualTo(DatabaseEdit.NOTHING);
    assertThat(base().importing(database("A"), false)).isEqualTo(DatabaseEdit.NOTHING);
  }

  @Test
  void stagedGenerationIsNotActiveUntilItIsImportedAgain() {
    load("A", true);
    load("B", false);
    assertThat(active()).hasValue(1L);

    load("B", true);

    assertThat(active()).hasValue(2L);
    assertThat(stored.layer(BASE).generations()).hasSize(2);
  }

  @Test
  void generationThatIsNotWholeDoesNotCount() {
    load("A", true);
    load("B", true);
    stored.put(new DatabaseKey.Reference(BASE, 2, "00000004"), null);

    assertThat(active()).hasValue(1L);
    assertThat(stored.layer(BASE).generation(2).orElseThrow().fault())
        .hasValue("its manifest says 1 entries, found 0");
  }

  @Test
  void wrongActiveManifestLeavesWhatWasActiveBefore() {
    load("A", true);
    DatabaseManifest right = stored.layer(BASE).generation(1).orElseThrow().manifest();
    DatabaseManifest wrong = DatabaseManifest.newBuilder(right).setDigest("0".repeat(64)).build();
    stored.put(new DatabaseKey.Active(BASE), DatabaseRecord.of(wrong));
    assertThat(active()).hasValue(1L);

    apply(base().activating(stored.layer(BASE).generation(1).orElseThrow()));

    StoredGeneration repaired = stored.layer(BASE).candidates().get(0);
    assertThat(repaired.isWhole()).isTrue();
    assertThat(repaired.manifest().getActivation()).isEqualTo(2);
  }

  @Test
  void pruningKeepsTheActiveOneTheOneBeforeAndWhatIsWithinTheGrace() {
    load("A", true);
    load("B", true);
    load("C", true);
    load("D", false);
    nowMillis += WEEK.toMillis() - 1;
    assertThat(base().pruning(WEEK)).isEqualTo(DatabaseEdit.NOTHING);

    nowMillis++;
    apply(base().pruning(WEEK));

    assertThat(stored.layer(BASE).generations())
        .extracting(StoredGeneration::number)
        .containsExactly(2L, 3L);
    assertThat(active()).hasValue(3L);
  }

  @Test
  void numbersOfRemovedGenerationsAreNotTakenAgainWhileALaterOneIsThere() {
    load("A", true);
    load("B", true);
    load("C", true);
    apply(base().pruning(Duration.ZERO));
    load("D", true);

    assertThat(active()).hasValue(4L);
  }

  @Test
  void overlayKeepsIdsAndTakesNoneTwice() {
    learn("A");
    learn("B");
    apply(overlay().removing(Set.of("local-0002")));
    learn("C");

    assertThat(overlay().entries())
        .extracting(ReferenceFingerprint::getId)
        .containsExactly("local-0001", "local-0003");
    assertThat(stored.layer(OVERLAY).active().orElseThrow().number()).isEqualTo(4);
    assertThat(stored.layer(BASE).generations()).isEmpty();
  }

  @Test
  void sameEntryIsKnown() {
    learn("A");

    assertThat(overlay().same(entry("A"))).isPresent();
    assertThat(overlay().same(entry("B"))).isEmpty();
    assertThat(overlay().unknown(Set.of("local-0001", "x"))).containsExactly("x");
  }

  private void load(String name, boolean activate) {
    apply(base().importing(database(name), activate));
  }

  private void learn(String name) {
    apply(overlay().adding(overlay().entry(entry(name), "me", Optional.empty())));
  }

  private void apply(DatabaseEdit edit) {
    stored.apply(edit);
  }

  private LayerEdits base() {
    return new LayerEdits(DatabaseLayer.BASE, stored, nowMillis);
  }

  private Overlay overlay() {
    return new Overlay(stored, nowMillis);
  }

  private Optional<Long> active() {
    return stored.layer(BASE).active().map(StoredGeneration::number);
  }

  private static Reference entry(String name) {
    return database(name).references().get(0);
  }

  private static OsDatabase database(String name) {
    String text = "MatchPoints\nWIN(W1=15)\n\nFingerprint " + name + "\nWIN(W1=1)\n";
    return Databases.read(text).database();
  }
}
