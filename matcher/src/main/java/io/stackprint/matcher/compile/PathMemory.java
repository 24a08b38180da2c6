package io.stackprint.matcher.compile;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far the search came with subjects that were met lately, before the numbers of SEQ were looked
 * at. A host that is seen again has new sequence numbers and is otherwise what it was, and so are
 * its likes.
 */
final class PathMemory {
  private static final int PATHS = 256;
  private static final int OCTETS_OF_NODE = Integer.BYTES + Long.BYTES;

  private final int mostNodes; // of a path
  private final Recent<String, Path> paths;

  /** What was left of the tree: nodes that are not out, and their scores. */
  static final class Path {
    private final int[] nodes;
    private final long[] sums; // [as nodes]

    private Path(int[] nodes, long[] sums) {
      this.nodes = nodes;
      this.sums = sums;
    }

    /** Writes it to these arrays; how many nodes that are. */
    int writeTo(int[] otherNodes, long[] otherSums) {
      System.arraycopy(nodes, 0, otherNodes, 0, nodes.length);
      System.arraycopy(sums, 0, otherSums, 0, sums.length);
      return nodes.length;
    }
  }

  /**
   * A memory.
   *
   * @param octets that it may grow to, 0 or more
   */
  PathMemory(long octets) {
    mostNodes = (int) Math.min(octets / PATHS / OCTETS_OF_NODE, Integer.MAX_VALUE);
    paths = new Recent<>(mostNodes == 0 ? 0 : PATHS);
  }

  /** True when it remembers nothing, ever. */
  boolean isNothing() {
    return paths.isNothing();
  }

  /** The path of a subject with this {@linkplain SubjectKey#withoutNumbers key}. */
  Optional<Path> find(String key) {
    return paths.find(key);
  }

  /** Remembers a path, unless it takes too much room; of the arrays the first so many. */
  void add(String key, int[] nodes, long[] sums, int size) {
    if (size <= mostNodes) {
      paths.add(key, new Path(Arrays.copyOf(nodes, size), Arrays.copyOf(sums, size)));
    }
  }
}
