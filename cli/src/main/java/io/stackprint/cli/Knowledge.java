package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.matcher.rank.Matcher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What hosts are matched against, read and compiled in a thread of its own: the first probes need
 * not wait for it. Who asks for a part of it waits until it is there.
 */
final class Knowledge {
  private static final long FIRST_GENERATION = 1;

  private final CompletableFuture<Parts> parts;

  private record Parts(OsDatabase database, Matcher matcher, HostClassifier classifier) {
    static Parts of(OsDatabase database, Rules rules) {
      var matcher = new CompiledMatcher(database, rules);
      var classifier = new HostClassifier(matcher, database, FIRST_GENERATION, rules);
      return new Parts(database, matcher, classifier);
    }
  }

  /** Begins to read. What goes wrong is thrown to each who asks. */
  Knowledge(Supplier<OsDatabase> database, Rules rules) {
    parts = CompletableFuture.supplyAsync(() -> Parts.of(database.get(), rules));
  }

  OsDatabase database() {
    return parts().database();
  }

  Matcher matcher() {
    return parts().matcher();
  }

  HostClassifier classifier() {
    return parts().classifier();
  }

  private Parts parts() {
    try {
      return parts.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
