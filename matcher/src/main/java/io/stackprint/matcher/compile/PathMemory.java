package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private final Recent<List<TestLine>, Path> paths;

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

  /** What a subject is remembered by: its lines, without the numbers of SEQ. */
  static List<TestLine> key(Fingerprint subject) {
    List<TestLine> key = new ArrayList<>();
    for (TestLine line : subject.lines()) {
      key.add(line.test() == TestName.SEQ ? withoutNumbers(line) : line);
    }
    return key;
  }

  private static TestLine withoutNumbers(TestLine seq) {
    Map<Attribute, String> values = new EnumMap<>(Attribute.class);
    values.putAll(seq.values());
    for (Column column : ColumnGroups.ALL.get(ColumnGroups.NEW_EACH_TIME)) {
      values.remove(column.attribute());
    }
    return new TestLine(seq.test(), values);
  }

  /** The path of a subject with this key. */
  Optional<Path> find(List<TestLine> key) {
    return paths.find(key);
  }

  /** Remembers a path, unless it takes too much room; of the arrays the first so many. */
  void add(List<TestLine> key, int[] nodes, long[] sums, int size) {
    if (size <= mostNodes) {
      paths.add(key, new Path(Arrays.copyOf(nodes, size), Arrays.copyOf(sums, size)));
    }
  }
}
