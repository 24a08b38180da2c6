package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.matcher.Databases;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.MatchPoint;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.TestExpressions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseRecordsTest {
  private static final OsDatabase SAMPLE =
      Databases.of(
          """
          Fingerprint Toaster
          Class Acme | embedded || appliance
          CPE cpe:/h:acme:dg%2fux
          CPE toaster
          SEQ(SP=0-5|A%GCD=)
          T1(R=N)

          Fingerprint Kettle
          """);

  @Test
  void recordsGiveTheDatabaseBack() {
    List<ReferenceFingerprint> records = DatabaseRecords.toRecords(SAMPLE, 7);

    assertThat(DatabaseRecords.fromRecords(manifest(SAMPLE, records), records)).isEqualTo(SAMPLE);
  }

  @Test
  void installedDatabaseTravelsUnchanged() {
    OsDatabase database = InstalledDatabase.read(NmapProfile.NMAP_7_99);
    List<ReferenceFingerprint> records = DatabaseRecords.toRecords(database, 1);

    assertThat(DatabaseRecords.fromRecords(manifest(database, records), records))
        .isEqualTo(database);
    assertThat(records).extracting(ReferenceFingerprint::getId).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void recordHoldsWhatTheSchemaSays() {
    ReferenceFingerprint record = DatabaseRecords.toRecords(SAMPLE, 7).get(0);

    assertThat(record.getGeneration()).isEqualTo(7);
    assertThat(record.getId()).isEqualTo("00000005");
    assertThat(record.getLine()).isEqualTo(5);
    assertThat(record.getTests().get(0).getExpressions().get(0).getExpression()).isEqualTo("0-5|A");
    io.stackprint.record.OsClass osClass = record.getClasses().get(0);
    assertThat(osClass.getGeneration()).isEmpty();
    assertThat(osClass.getCpe22()).containsExactly("cpe:/h:acme:dg%2fux", "toaster");
    assertThat(osClass.getCpe23()).containsExactly("cpe:2.3:h:acme:dg\\/ux:*:*:*:*:*:*:*:*", "");
  }

  @Test
  void manifestTellsTheGeneration() {
    DatabaseManifest manifest = manifest(SAMPLE, DatabaseRecords.toRecords(SAMPLE, 7));

    assertThat(manifest.getGeneration()).isEqualTo(7);
    assertThat(manifest.getCount()).isEqualTo(2);
    assertThat(manifest.getSource()).isEqualTo("sample-db");
    assertThat(manifest.getSourceDigest()).isEqualTo(SAMPLE.sourceDigest());
    assertThat(manifest.getMatchPoints()).contains(new MatchPoint("SEQ", "GCD", 75)).hasSize(17);
  }

  @Test
  void digestIsThatOfIdsLinesAndText() {
    List<ReferenceFingerprint> records = DatabaseRecords.toRecords(SAMPLE, 7);
    String text =
        """
        00000005
        5
        Fingerprint Toaster
        Class Acme | embedded |  | appliance
        CPE cpe:/h:acme:dg%2fux
        CPE toaster
        SEQ(SP=0-5|A%GCD=)
        T1(R=N)

        00000012
        12
        Fingerprint Kettle

        """;

    assertThat(DatabaseRecords.digest(records))
        .isEqualTo(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(manifest(SAMPLE, records).getDigest())
        .isEqualTo(DatabaseRecords.digest(DatabaseRecords.toRecords(SAMPLE, 8)));
    assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII))) // FIPS 180-4, example
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void unknownNamesAreRefused() {
    ReferenceFingerprint record =
        ReferenceFingerprint.newBuilder(DatabaseRecords.toRecords(SAMPLE, 1).get(0))
            .setTests(List.of(new TestExpressions("T9", List.of())))
            .build();

    assertThatThrownBy(() -> DatabaseRecords.fromRecord(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("T9");
  }

  private static DatabaseManifest manifest(
      OsDatabase database, List<ReferenceFingerprint> records) {
    return DatabaseRecords.manifest(database, 7, records, 42);
  }
}
