package io.stackprint.matcher.compile;

import io.stackprint.matcher.compile.ParsedExpression.Range;
import java.util.Comparator;
import java.util.List;

/** The ranges of numbers that the cells of one column accept. Immutable. */
final class CellRanges {
  // Sorted by their lower ends and cut into blocks: one that ends below the number is passed over.
  private static final int BLOCK = 16;

  private final long[] lows; // [range], ascending
  private final long[] highs; // [range]
  private final int[] cells; // [range]
  private final long[] blockHighs; // [block], the highest of its ranges

  /** A range and the cell that accepts it. */
  record CellRange(Range range, int cell) {}

  /** Takes the list over. */
  CellRanges(List<CellRange> ranges) {
    ranges.sort(Comparator.comparingLong(range -> range.range().low()));
    lows = new long[ranges.size()];
    highs = new long[lows.length];
    cells = new int[lows.length];
    blockHighs = new long[(lows.length + BLOCK - 1) / BLOCK];
    for (int i = 0; i < lows.length; i++) {
      CellRange range = ranges.get(i);
      lows[i] = range.range().low();
      highs[i] = range.range().high();
      cells[i] = range.cell();
      blockHighs[i / BLOCK] = Math.max(blockHighs[i / BLOCK], highs[i]);
    }
  }

  /**
   * Gives a score to the cells that accept this number.
   *
   * @param number 0 or more
   * @param from where the score of the first cell stands
   */
  void mark(long number, long[] scores, int from, long score) {
    for (int block = 0; block < blockHighs.length && lows[block * BLOCK] <= number; block++) {
      if (number <= blockHighs[block]) {
        markBlock(block, number, scores, from, score);
      }
    }
  }

  private void markBlock(int block, long number, long[] scores, int from, long score) {
    int end = Math.min((block + 1) * BLOCK, lows.length);
    for (int i = block * BLOCK; i < end; i++) {
      if (lows[i] <= number && number <= highs[i]) {
        scores[from + cells[i]] = score;
      }
    }
  }
}
