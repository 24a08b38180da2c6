package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.matcher.compile.PathMemory.Path;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.RankedList;
import java.util.Optional;

/**
 * Searches a database for one subject after the other, remembering how far it came with those it
 * met. Not thread safe.
 */
final class Search {
  // A reference is listed when it has at least 85 % of its points. Whoever lost more than 15 % of
  // the most it can still come to is out, and with it all that stands below in the tree:
  //
  //     lost > 15 % x (possible so far + possible in the groups to come)
  //
  // The counts are whole. What decides in the end is the quotient of two doubles, so one point of
  // slack is more than its rounding. A few hundred references of thousands survive; only these are
  // divided, and offered to the list in the order of the database, because the list depends on it.
  //
  // The tree is gone through level by level, without a branch on who is out: every child is written
  // behind the ones kept so far, and stays there if it is kept, too.

  private final CompiledDatabase database;
  private final SearchTree tree;
  private final PathMemory memory;
  private final RowScores[] groups; // [group], of the subject at hand
  private final long[] toCome; // [group], most points possible in the groups after it
  private final long[] scores; // [reference], valid where it survived
  private final long[] survivors; // [reference], a bit each
  private int[] nodes; // those of one level that are not out
  private long[] sums; // [as nodes], score of the path down to that node
  private int[] nextNodes; // the same of the level below
  private long[] nextSums;

  /**
   * A search.
   *
   * @param memoryOctets that the memory of paths may grow to
   */
  Search(CompiledDatabase database, long memoryOctets) {
    this.database = database;
    this.tree = database.tree();
    this.memory = new PathMemory(memoryOctets);
    this.groups = database.tables().stream().map(RowScores::new).toArray(RowScores[]::new);
    this.toCome = new long[groups.length];
    long below = 0;
    for (int group = groups.length - 1; group >= 0; group--) {
      toCome[group] = below; // for the last one it stays so
      below += database.tables().get(group).allPoints();
    }
    int references = database.references().size();
    this.scores = new long[references];
    this.survivors = new long[(references + 63) / 64];
    int widest = Math.max(references, 1); // the root stands there even without references
    this.nodes = new int[widest];
    this.sums = new long[widest];
    this.nextNodes = new int[widest];
    this.nextSums = new long[widest];
  }

  MatchResult match(Fingerprint subject) {
    int size = descendToNumbers(subject);
    groups[ColumnGroups.NEW_EACH_TIME].reset(subject);
    size = descend(ColumnGroups.NEW_EACH_TIME, size);
    for (int i = 0; i < size; i++) {
      keep(tree.reference(nodes[i]), sums[i]);
    }
    return rank();
  }

  /** Goes down the tree as far as the last group, or remembers it; how many nodes are not out. */
  private int descendToNumbers(Fingerprint subject) {
    if (memory.isNothing()) {
      return searchToNumbers(subject);
    }
    String key = SubjectKey.withoutNumbers(subject);
    Optional<Path> met = memory.find(key);
    if (met.isPresent()) {
      return met.get().writeTo(nodes, sums);
    }
    int size = searchToNumbers(subject);
    memory.add(key, nodes, sums, size);
    return size;
  }

  private int searchToNumbers(Fingerprint subject) {
    prepare(subject);
    nodes[0] = 0;
    sums[0] = 0;
    int size = 1;
    for (int group = 0; group < ColumnGroups.NEW_EACH_TIME; group++) {
      size = descend(group, size);
    }
    return size;
  }

  /** Of the last group all points are taken for possible: who is out does not depend on it. */
  private void prepare(Fingerprint subject) {
    long below = toCome[ColumnGroups.NEW_EACH_TIME - 1];
    for (int group = ColumnGroups.NEW_EACH_TIME - 1; group >= 0; group--) {
      groups[group].reset(subject);
      toCome[group] = below;
      below += groups[group].mostPossible();
    }
  }

  /**
   * Goes from the nodes that are not out to their children in this group.
   *
   * @param size how many nodes there are
   * @return how many of the children are not out
   */
  private int descend(int group, int size) {
    RowScores scoresOf = groups[group];
    int[] rows = tree.rows(group);
    int[] children = tree.children(group);
    int[] above = nodes;
    long[] sumsAbove = sums;
    int[] below = nextNodes;
    long[] sumsBelow = nextSums;
    long most = 20 + 3 * toCome[group]; // both sides of the rule taken twenty times
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int end = children[above[i] + 1];
      for (int child = children[above[i]]; child < end; child++) {
        long sum = sumsAbove[i] + scoresOf.of(rows[child]);
        below[kept] = child;
        sumsBelow[kept] = sum;
        kept += 20L * RowScores.lost(sum) - 3L * RowScores.possible(sum) > most ? 0 : 1;
      }
    }
    swap();
    return kept;
  }

  private void swap() {
    int[] above = nodes;
    nodes = nextNodes;
    nextNodes = above;
    long[] sumsAbove = sums;
    sums = nextSums;
    nextSums = sumsAbove;
  }

  private void keep(int reference, long score) {
    scores[reference] = score;
    survivors[reference >>> 6] |= 1L << reference;
  }

  private MatchResult rank() {
    var ranked = new RankedList();
    boolean open = true;
    for (int word = 0; word < survivors.length; word++) {
      for (long bits = survivors[word]; open && bits != 0; bits &= bits - 1) {
        int reference = (word << 6) + Long.numberOfTrailingZeros(bits);
        open = ranked.add(database.references().get(reference), accuracy(scores[reference]));
      }
      survivors[word] = 0;
    }
    return ranked.result();
  }

  /** Points kept through points possible, 0 when nothing was compared. */
  private static double accuracy(long score) {
    int possible = RowScores.possible(score);
    return possible == 0 ? 0 : (double) (possible - RowScores.lost(score)) / possible;
  }
}
