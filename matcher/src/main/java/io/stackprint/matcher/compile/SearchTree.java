package io.stackprint.matcher.compile;

import java.util.Arrays;

/**
 * The references as a tree: on each level one group of columns, and under each node the references
 * that have the same rows in all groups so far. Immutable.
 *
 * <p>The nodes stand in preorder, so that going on is the next node, and leaving a subtree is the
 * node after it. A tree of 5,678 references has some 40,000 nodes.
 */
final class SearchTree {
  private final byte[] depths; // [node], 0 in the first group
  private final int[] rows; // [node], number in the table of that depth
  private final int[] next; // [node], the one after its subtree; on the last level -1 - reference

  private SearchTree(byte[] depths, int[] rows, int[] next) {
    this.depths = depths;
    this.rows = rows;
    this.next = next;
  }

  /**
   * Builds a tree.
   *
   * @param rows for each reference the numbers of its rows, all of one length, at least 1
   */
  static SearchTree of(int[][] rows) {
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (left, right) -> Arrays.compare(rows[left], rows[right]));
    return new Builder(rows, order).build();
  }

  int size() {
    return depths.length;
  }

  int depth(int node) {
    return depths[node];
  }

  int row(int node) {
    return rows[node];
  }

  /** True when the node stands for one reference. */
  boolean isLeaf(int node) {
    return next[node] < 0;
  }

  /** The reference of a leaf. */
  int reference(int leaf) {
    return -1 - next[leaf];
  }

  /** The first node outside the subtree of this one; the number of nodes when there is none. */
  int after(int node) {
    int after = next[node];
    return after < 0 ? node + 1 : after;
  }

  /** Adds rows in order, each sharing with the one before as many nodes as they agree in. */
  private static final class Builder {
    private final int[][] rows;
    private final Integer[] order;
    private final byte[] depths;
    private final int[] numbers;
    private final int[] next;
    private final int[] open; // [depth], the node that the last row has there
    private int size;

    Builder(int[][] rows, Integer[] order) {
      this.rows = rows;
      this.order = order;
      int width = rows.length == 0 ? 0 : rows[0].length;
      int most = Math.multiplyExact(rows.length, width);
      depths = new byte[most];
      numbers = new int[most];
      next = new int[most];
      open = new int[width];
    }

    SearchTree build() {
      int[] before = {};
      for (int reference : order) {
        int[] row = rows[reference];
        int shared = shared(before, row);
        close(shared, before.length);
        for (int depth = shared; depth < row.length; depth++) {
          add(depth, row[depth]);
        }
        next[size - 1] = -1 - reference;
        before = row;
      }
      close(0, before.length);
      return new SearchTree(
          Arrays.copyOf(depths, size), Arrays.copyOf(numbers, size), Arrays.copyOf(next, size));
    }

    /** On how many levels the rows agree; equal rows still have a leaf each. */
    private static int shared(int[] before, int[] row) {
      int mismatch = Arrays.mismatch(before, row);
      return mismatch < 0 ? row.length - 1 : mismatch;
    }

    private void add(int depth, int number) {
      depths[size] = (byte) depth;
      numbers[size] = number;
      open[depth] = size++;
    }

    /** Says of the open nodes from this depth on, leaves excepted, that their subtrees end here. */
    private void close(int from, int width) {
      for (int depth = from; depth < width - 1; depth++) {
        next[open[depth]] = size;
      }
    }
  }
}
