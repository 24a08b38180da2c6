package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.record.NmapProfile;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of an index against {@link Expressions}, over all forms that either may have. */
class ColumnIndexTest {
  private static final List<String> PIECES =
      List.of(
          "",
          "0",
          "5",
          "05",
          "7-9",
          "0-5",
          "-5",
          "5-",
          "5-9-A",
          ">5",
          "<B0",
          ">",
          "<",
          ">0x5",
          "<0",
          "A",
          "A+",
          "AS",
          "B-F",
          "a-f",
          "F",
          "O",
          "Z",
          "RI",
          "BI",
          "G",
          "1G",
          ">G",
          "100",
          "FFFFFFFFFFFFFFFF",
          "0000000000000000005",
          "M5B4",
          "M5B4ST11",
          "M[5-9]ST11",
          "M[>5|A]",
          "[5]",
          "M",
          "+5",
          " 5",
          "0x5",
          "\u00e9",
          "FFFFFFFFFFFFFFF",
          "<FFFFFFFFFFFFFFF");
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "5",
          "05",
          "6",
          "8",
          "9",
          "A",
          "A+",
          "AS",
          "AF",
          "B",
          "BI",
          "RI",
          "F",
          "O",
          "Z",
          "G",
          "1G",
          "100",
          "10",
          "M5B4",
          "M5B4ST11",
          "M6ST11",
          "M",
          "M5B4ST11NW7NNS",
          "ff",
          "a",
          "FFFFFFFFFFFFFFFF",
          "FFFFFFFFFFFFFFF",
          "0000000000000000005",
          "+5",
          "-5",
          " 5",
          "0x5",
          ">5",
          "7-9",
          "5|7",
          "\u00e9",
          "ABCDEF0123456789A",
          "B0",
          "AF0");

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithExpressions(long seed) {
    List<String> cells = expressions(new Random(seed));
    for (NmapProfile profile : NmapProfile.values()) {
      for (boolean strict : new boolean[] {false, true}) {
        var rules = new Rules(profile, strict);
        agree(new Column(TestName.OPS, Attribute.O1), cells, rules);
        agree(new Column(TestName.T1, Attribute.S), cells, rules);
      }
    }
  }

  private static List<String> expressions(Random random) {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(any -> PIECES.get(random.nextInt(PIECES.size())))
                    .collect(Collectors.joining("|")))
        .distinct()
        .toList();
  }

  private static void agree(Column column, List<String> cells, Rules rules) {
    var index = new ColumnIndex(column, cells, rules);
    Expressions expressions = Expressions.of(rules);
    for (String value : VALUES) {
      long[] scores = new long[cells.size() + 1];
      index.score(value, scores, 1, 7, 8);
      for (int cell = 0; cell < cells.size(); cell++) {
        boolean expected = expressions.accept(column.attribute(), cells.get(cell), value);
        long score = scores[cell + 1];
        boolean accepted = score == ColumnIndex.UNKNOWN ? index.accepts(cell, value) : score == 7;

        assertThat(accepted)
            .as("%s %s accepts '%s': '%s'", rules, column, value, cells.get(cell))
            .isEqualTo(expected);
      }
    }
  }
}
