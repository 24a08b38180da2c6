package io.stackprint.matcher.compile;

import java.util.Arrays;

/**
 * The references as a tree: on each level one group of columns, and under each node the references
 * that have the same rows in all groups so far. Immutable.
 *
 * <p>The children of a node stand side by side on the level below. On the last level each reference
 * has a node of its own. The installed database of 5,678 references has some 36,000 nodes.
 */
final class SearchTree {
  private final int[][] rows; // [group][node below], number in the table of the group
  private final int[][] children; // [group][node above], its first child; then where the last end
  private final int[] references; // [node of the last level]

  /**
   * Builds a tree.
   *
   * @param rowsOf for each reference the number of its row in each group, and behind them its own
   *     number; the outer array is sorted
   * @param groups how many there are, 1 or more
   */
  SearchTree(int[][] rowsOf, int groups) {
    Arrays.sort(rowsOf, Arrays::compare);
    references = new int[rowsOf.length];
    rows = new int[groups][rowsOf.length];
    children = new int[groups + 1][rowsOf.length + 1];
    int[] sizes = new int[groups + 1]; // [level]
    sizes[0] = 1;
    int[] before = {};
    for (int[] row : rowsOf) {
      for (int group = firstOfItsOwn(before, row, groups); group < groups; group++) {
        int node = sizes[group + 1]++;
        rows[group][node] = row[group];
        children[group + 1][node] = group + 2 > groups ? 0 : sizes[group + 2];
      }
      references[sizes[groups] - 1] = row[groups];
      before = row;
    }
    for (int group = 0; group < groups; group++) {
      rows[group] = Arrays.copyOf(rows[group], sizes[group + 1]);
      children[group] = Arrays.copyOf(children[group], sizes[group] + 1);
      children[group][sizes[group]] = sizes[group + 1];
    }
  }

  /** The group from which on a row has nodes of its own: equal rows share all but the last. */
  private static int firstOfItsOwn(int[] before, int[] row, int groups) {
    return Math.min(Arrays.mismatch(before, row), groups - 1);
  }

  /** The row of each node that this group is the last of; not to be changed. */
  int[] rows(int group) {
    return rows[group];
  }

  /**
   * The first of the nodes of this group under each node of the group before, then where the last
   * ones end; above the first group is the root alone. Not to be changed.
   */
  int[] children(int group) {
    return children[group];
  }

  /** The reference of a node of the last group. */
  int reference(int node) {
    return references[node];
  }
}
