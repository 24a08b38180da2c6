package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * How much CPU time one full subject takes: the vectors that have all thirteen lines against the
 * installed database, on one warm thread. Prints the best and the median round.
 *
 * <pre>
 * ./mvnw -o -q -pl schemas,matcher -am test-compile
 * ./mvnw -o -q -pl schemas,matcher -am dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp matcher/target/test-classes:matcher/target/classes:schemas/target/classes:$(cat matcher/target/classpath) \
 *   io.stackprint.matcher.rank.MatcherBenchmark
 * </pre>
 */
public final class MatcherBenchmark {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 7;

  private MatcherBenchmark() {}

  /** Measures the plain matcher under the rules of both releases. */
  public static void main(String[] args) throws IOException {
    List<Fingerprint> subjects =
        VectorSubjects.all().values().stream()
            .filter(subject -> subject.lines().size() == TestName.values().length)
            .toList();
    for (NmapProfile profile : NmapProfile.values()) {
      var database = InstalledDatabase.read(profile);
      measure("plain " + profile, new PlainMatcher(database, new Rules(profile, false)), subjects);
    }
  }

  private static void measure(String name, Matcher matcher, List<Fingerprint> subjects) {
    double[] millis = new double[ROUNDS];
    long matches = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      for (Fingerprint subject : subjects) {
        matches += matcher.match(subject).matches().size();
      }
      millis[round] = (THREAD.getCurrentThreadCpuTime() - start) / 1e6 / subjects.size();
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: %d subjects, best %.2f ms, median %.2f ms a subject (%d matches)%n",
        name, subjects.size(), millis[0], millis[ROUNDS / 2], matches);
  }
}
