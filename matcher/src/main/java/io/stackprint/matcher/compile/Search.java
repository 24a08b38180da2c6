package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.RankedList;

/**
 * Searches a database for one subject after the other, remembering the lines it met. Not thread
 * safe.
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

  private final CompiledDatabase database;
  private final SearchTree tree;
  private final RowMemory[] memories; // [depth]
  private final RowScores[] groups; // [depth], of the subject at hand
  private final long[] sums; // [depth], score of the path above that depth
  private final long[] toCome; // [depth], most points possible below that depth
  private final long[] scores; // [reference], valid where a survivor
  private final long[] survivors; // [reference], a bit each

  /**
   * A search.
   *
   * @param memoryOctets that the memory of lines may grow to
   */
  Search(CompiledDatabase database, long memoryOctets) {
    this.database = database;
    this.tree = database.tree();
    int depths = database.tables().size();
    this.memories = new RowMemory[depths];
    for (int depth = 0; depth < depths; depth++) {
      memories[depth] =
          new RowMemory(database.tables().get(depth), memoryOctets / depths);
    }
    this.groups = new RowScores[depths];
    this.sums = new long[depths + 1];
    this.toCome = new long[depths];
    this.scores = new long[database.references().size()];
    this.survivors = new long[(scores.length + 63) / 64];
  }

  MatchResult match(Fingerprint subject) {
    prepare(subject);
    descend();
    return rank();
  }

  void prepare(Fingerprint subject) {
    long below = 0;
    for (int depth = memories.length - 1; depth >= 0; depth--) {
      groups[depth] = memories[depth].of(subject);
      toCome[depth] = below;
      below += groups[depth].mostPossible();
    }
  }

  void descend() {
    int node = 0;
    while (node < tree.size()) {
      int depth = tree.depth(node);
      long sum = sums[depth] + groups[depth].of(tree.row(node));
      if (isOut(sum, toCome[depth])) {
        node = tree.after(node);
      } else {
        sums[depth + 1] = sum;
        if (tree.isLeaf(node)) {
          keep(tree.reference(node), sum);
        }
        node++;
      }
    }
  }

  private static boolean isOut(long sum, long toCome) {
    return 20L * (RowScores.lost(sum) - 1) > 3L * (RowScores.possible(sum) + toCome);
  }

  private void keep(int reference, long score) {
    scores[reference] = score;
    survivors[reference >>> 6] |= 1L << reference;
  }

  MatchResult rank() {
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

  /** As {@code Score} divides. */
  private static double accuracy(long score) {
    int possible = RowScores.possible(score);
    return possible == 0 ? 0 : (double) (possible - RowScores.lost(score)) / possible;
  }
}
