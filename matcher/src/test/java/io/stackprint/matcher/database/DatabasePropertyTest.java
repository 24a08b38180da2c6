package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.matcher.Databases;
import io.stackprint.matcher.RandomDatabases;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabasePropertyTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readingAPrintGivesTheDatabaseBack(long seed) {
    OsDatabase database = new RandomDatabases(seed, true).database();

    Reading reading = Databases.read(DatabaseWriter.text(database));

    OsDatabase read = reading.database();
    assertThat(reading.findings()).isEmpty();
    assertThat(new OsDatabase(read.source(), "", read.matchPoints(), read.references()))
        .isEqualTo(database);
  }
}
