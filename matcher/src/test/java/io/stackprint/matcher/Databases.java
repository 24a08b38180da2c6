package io.stackprint.matcher;

import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reading;
import io.stackprint.record.NmapProfile;
import java.nio.charset.StandardCharsets;

/** Small databases of invented stacks. */
public final class Databases {
  /** Weights in which every attribute of T1 and SEQ counts, and nothing else. */
  public static final String POINTS =
      """
      MatchPoints
      SEQ(SP=25%GCD=75%ISR=25%TI=100%CI=50%II=100%SS=80%TS=100)
      T1(R=100%DF=20%T=15%TG=15%S=20%A=20%F=30%RD=20%Q=20)

      """;

  private Databases() {}

  /** Reads a text under the default release. */
  public static Reading read(String text) {
    return read(text, NmapProfile.NMAP_7_99);
  }

  /** Reads a text. */
  public static Reading read(String text, NmapProfile profile) {
    return DatabaseReader.read(text.getBytes(StandardCharsets.UTF_8), "sample-db", profile);
  }

  /** A database of {@link #POINTS} and these entries, none of which may be faulty. */
  public static OsDatabase of(String entries) {
    Reading reading = read(POINTS + entries);
    if (!reading.findings().isEmpty()) {
      throw new IllegalArgumentException(reading.findings().toString());
    }
    return reading.database();
  }
}
