package io.stackprint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of {@code known-differences.md}: which item of which capture differs, and why. */
final class KnownDifferences {
  static final Path FILE = Path.of("../known-differences.md");

  /** One row: the captures it is about, the item that differs in them, and the reason. */
  record Row(List<String> captures, String item, String reason) {}

  private KnownDifferences() {}

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines
          .filter(line -> line.startsWith("| `"))
          .map(line -> line.split("\\|", -1))
          .map(cells -> new Row(names(cells[1]), cells[2].strip(), cells[3].strip()))
          .toList();
    }
  }

  /** The items that are known to differ in one capture. */
  static SortedSet<String> itemsOf(String capture) throws IOException {
    var items = new TreeSet<String>();
    for (Row row : rows()) {
      if (row.captures().contains(capture)) {
        items.add(row.item());
      }
    }
    return items;
  }

  private static List<String> names(String cell) {
    return Arrays.stream(cell.split(",")).map(name -> name.strip().replace("`", "")).toList();
  }
}
