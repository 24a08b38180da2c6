package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnGroupsTest {
  @Test
  void everyAttributeOfEveryTestIsInOneGroup() {
    Stream<Column> all =
        Stream.of(TestName.values())
            .flatMap(test -> test.attributes().stream().map(each -> new Column(test, each)));

    assertThat(ColumnGroups.ALL.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(all.toList());
  }

  @Test
  void numbersThatAreNewEachTimeComeLast() {
    assertThat(ColumnGroups.NEW_EACH_TIME).isEqualTo(ColumnGroups.ALL.size() - 1);
    assertThat(ColumnGroups.ALL.get(ColumnGroups.NEW_EACH_TIME))
        .extracting(Column::test, Column::attribute)
        .containsExactlyInAnyOrder(
            tuple(TestName.SEQ, Attribute.SP),
            tuple(TestName.SEQ, Attribute.GCD),
            tuple(TestName.SEQ, Attribute.ISR));
  }
}
