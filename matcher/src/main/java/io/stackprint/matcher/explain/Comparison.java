package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.rank.Overlap;
import io.stackprint.matcher.rank.Score;
import java.util.List;
import java.util.Optional;

/**
 * A subject against one reference.
 *
 * @param reference which
 * @param lines those that either side has, in Nmap's order
 */
public record Comparison(Reference reference, List<ComparedLine> lines) {

  /** Copies the list. */
  public Comparison {
    lines = List.copyOf(lines);
  }

  /** The points won and possible, which are the sums over the lines. */
  public Score score() {
    return new Score(
        lines.stream().mapToInt(ComparedLine::matched).sum(),
        lines.stream().mapToInt(ComparedLine::possible).sum());
  }

  /** What the score rests on. */
  public Overlap overlap() {
    int compared = 0;
    int observed = 0;
    for (ComparedLine line : lines) {
      for (ComparedAttribute attribute : line.attributes()) {
        compared += attribute.result().isCompared() ? 1 : 0;
        observed += attribute.observed().isPresent() ? attribute.points() : 0;
      }
    }
    return new Overlap(compared, score().possible(), observed);
  }

  /** One line, empty when neither side has it. */
  public Optional<ComparedLine> line(TestName test) {
    return lines.stream().filter(line -> line.test() == test).findFirst();
  }
}
