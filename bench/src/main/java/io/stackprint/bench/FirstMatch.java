package io.stackprint.bench;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.DatabaseReader;
import java.io.IOException;
import java.nio.file.Files;

/** A JVM of its own that reads the database, matches one subject and ends; or only starts. */
public final class FirstMatch {
  private FirstMatch() {}

  /**
   * Matches one subject.
   *
   * @param arguments one word to match, none to end at once
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      byte[] octets = Files.readAllBytes(MatchBenchmark.DATABASE);
      var database = DatabaseReader.read(octets, "", Rules.DEFAULT.profile()).database();
      var matcher = new CompiledMatcher(database, Rules.DEFAULT);
      System.out.println(matcher.match(MatchBenchmark.fullSubjects().get(0)).matches().size());
    }
  }
}
