package io.stackprint.matcher.compile;

import static io.stackprint.fingerprint.Attribute.*;
import static io.stackprint.fingerprint.TestName.*;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns are compared together, and in which order.
 *
 * <p>First come columns in which the references have few different expressions and which are worth
 * many points: they tell most references from the subject at the least cost. Columns that go
 * together in real stacks are in one group, because a group costs by its distinct rows. Last come
 * the numbers of SEQ, which are new whenever a host is seen again. The order changes no result.
 */
final class ColumnGroups {
  private static final Attribute[] ALIKE = {DF, Q, RD, S, A, F};

  /** All columns of all tests, each once. */
  static final List<List<Column>> ALL =
      List.of(
          of(EnumSet.range(ECN, IE), R),
          of(EnumSet.of(U1), DF, IPL, UN, RIPL, RID, RIPCK, RUCK, RUD),
          of(EnumSet.of(SEQ), TI, CI, II, SS, TS),
          of(EnumSet.range(T4, T7), ALIKE),
          of(EnumSet.range(ECN, T3), CC, DF, Q, RD, S, A, F),
          of(EnumSet.of(IE), DFI, CD),
          of(EnumSet.of(WIN), W1, W2, W3, W4, W5, W6),
          of(EnumSet.of(OPS), O1, O2, O3, O4, O5, O6),
          of(EnumSet.range(ECN, IE), T, TG),
          of(EnumSet.range(ECN, T7), W, O),
          of(EnumSet.of(SEQ), SP, GCD, ISR));

  /** The group that is new whenever a host is seen again, the last one. */
  static final int NEW_EACH_TIME = ALL.size() - 1;

  private ColumnGroups() {}

  /** Those of these attributes that these tests have. */
  private static List<Column> of(Set<TestName> tests, Attribute... attributes) {
    List<Column> columns = new ArrayList<>();
    for (TestName test : tests) {
      for (Attribute attribute : attributes) {
        if (test.attributes().contains(attribute)) {
          columns.add(new Column(test, attribute));
        }
      }
    }
    return List.copyOf(columns);
  }
}
