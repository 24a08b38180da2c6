package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the search came with subjects that were met lately, before SEQ was looked at. A host that
 * is seen again has new sequence numbers and is otherwise what it was, and so are its likes.
 *
 * <p>A fixed number of places: a subject has one place, and drives out whichever stood there. Not
 * thread safe.
 */
final class PathMemory {
  private static final int PLACES = 256;
  private static final int OCTETS_OF_NODE = Integer.BYTES + Long.BYTES;

  private final int mostNodes;
  private final @Nullable Path[] places; // null where nothing was yet

  /** What was left of the tree: nodes that are not out, and their scores. */
  static final class Path {
    private final List<TestLine> lines; // of the subject, without SEQ
    private final int[] nodes;
    private final long[] sums; // [as nodes]

    private Path(List<TestLine> lines, int[] nodes, long[] sums) {
      this.lines = lines;
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
    mostNodes = (int) Math.min(octets / PLACES / OCTETS_OF_NODE, Integer.MAX_VALUE);
    places = new Path[PLACES];
  }

  /** The lines by which a subject is remembered. */
  static List<TestLine> key(Fingerprint subject) {
    return subject.lines().stream().filter(line -> line.test() != TestName.SEQ).toList();
  }

  /** The path of a subject with these lines. */
  Optional<Path> find(List<TestLine> lines) {
    Path path = places[place(lines)];
    return path != null && path.lines.equals(lines) ? Optional.of(path) : Optional.empty();
  }

  /** Remembers a path, unless it takes too much room; of the arrays the first so many. */
  void add(List<TestLine> lines, int[] nodes, long[] sums, int size) {
    if (size <= mostNodes) {
      places[place(lines)] = new Path(lines, Arrays.copyOf(nodes, size), Arrays.copyOf(sums, size));
    }
  }

  private static int place(List<TestLine> lines) {
    return (lines.hashCode() * 0x9E3779B9) >>> 24; // the upper bits, which depend on all
  }
}
