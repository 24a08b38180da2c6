package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.Matcher;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ranks a subject against a compiled database; shared by any number of threads.
 *
 * <p>It remembers searches and whole subjects that it met, within the bounds of a {@link Memory},
 * and forgets what was not met for the longest. What it remembers never shows in a result.
 */
public final class CompiledMatcher implements Matcher {
  private final CompiledDatabase database;
  private final Memory memory;
  private final Recent<String, MatchResult> results;
  private final Queue<Search> idle = new ConcurrentLinkedQueue<>(); // as many as ran at one time

  /**
   * How much is remembered.
   *
   * @param results of whole subjects, some 10 KB each, for all threads together; 0 or more
   * @param pathOctets that the paths of searches may take, for each thread that matches at one
   *     time; 0 or more
   */
  public record Memory(int results, long pathOctets) {
    /** Nothing is remembered. */
    public static final Memory NONE = new Memory(0, 0);

    /** Enough for a network of some thousand hosts: some 20 MB, and up to 16 MB for each thread. */
    public static final Memory DEFAULT = new Memory(2048, 16L << 20);
  }

  /** A matcher with the usual memory. */
  public CompiledMatcher(OsDatabase database, Rules rules) {
    this(CompiledDatabase.of(database, rules), Memory.DEFAULT);
  }

  /** A matcher that remembers this much. */
  public CompiledMatcher(CompiledDatabase database, Memory memory) {
    this.database = database;
    this.memory = memory;
    this.results = new Recent<>(memory.results());
  }

  @Override
  public MatchResult match(Fingerprint subject) {
    if (results.isNothing()) {
      return search(subject);
    }
    String key = SubjectKey.of(subject);
    Optional<MatchResult> met = results.find(key);
    if (met.isPresent()) {
      return met.get();
    }
    MatchResult result = search(subject);
    results.add(key, result);
    return result;
  }

  private MatchResult search(Fingerprint subject) {
    Search polled = idle.poll();
    Search search = polled == null ? new Search(database, memory.pathOctets()) : polled;
    MatchResult result = search.match(subject);
    idle.add(search);
    return result;
  }
}
