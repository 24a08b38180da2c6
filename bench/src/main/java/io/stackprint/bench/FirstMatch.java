package io.stackprint.bench;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TextRefusedException;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.DatabaseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM of its own that reads a database, matches one subject and ends; or only starts. */
public final class FirstMatch {
  private FirstMatch() {}

  /**
   * Matches one subject.
   *
   * @param arguments the database and the text of the subject; none to end at once
   */
  public static void main(String[] arguments) throws IOException, TextRefusedException {
    if (arguments.length > 0) {
      byte[] octets = Files.readAllBytes(Path.of(arguments[0]));
      var database = DatabaseReader.read(octets, "", Rules.DEFAULT.profile()).database();
      var matcher = new CompiledMatcher(database, Rules.DEFAULT);
      System.out.println(matcher.match(Fingerprint.parse(arguments[1])).matches().size());
    }
  }
}
