package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.matcher.Databases;
import org.junit.jupiter.api.Test;

class DatabaseDiffTest {
  private static final OsDatabase BEFORE =
      Databases.of(
          """
          Fingerprint Kettle
          T1(R=N)

          Fingerprint Kettle
          T1(R=Y%Q=R)

          Fingerprint Toaster
          T1(R=Y%Q=)
          """);

  @Test
  void sameEntriesElsewhereAreNoDifference() {
    OsDatabase moved =
        Databases.of(
            """
            Fingerprint Toaster
            T1(R=Y%Q=)

            # more room

            Fingerprint Kettle
            T1(R=N)

            Fingerprint Kettle
            T1(R=Y%Q=R)
            """);

    DatabaseDiff diff = DatabaseDiff.between(BEFORE, moved);

    assertThat(diff.added()).isEmpty();
    assertThat(diff.removed()).isEmpty();
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.pointsChanged()).isFalse();
  }

  @Test
  void entriesOfOneNameAreChangedAndTheRestCameOrWent() {
    OsDatabase after =
        Databases.of(
            """
            Fingerprint Kettle
            T1(R=N)

            Fingerprint Kettle
            Class a | b | c | d
            T1(R=Y%Q=U)

            Fingerprint Iron
            T1(R=N)
            """);

    DatabaseDiff diff = DatabaseDiff.between(BEFORE, after);

    assertThat(diff.added()).extracting(Reference::name).containsExactly("Iron");
    assertThat(diff.removed()).extracting(Reference::name).containsExactly("Toaster");
    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.changed().get(0).lines())
        .containsExactly("- T1(R=Y%Q=R)", "+ Class a | b | c | d", "+ T1(R=Y%Q=U)");
  }
}
