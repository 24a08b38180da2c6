package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;

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
  void seqComesLast() {
    assertThat(ColumnGroups.ALL.subList(0, ColumnGroups.BEFORE_SEQ))
        .allSatisfy(group -> assertThat(group).noneMatch(column -> column.test() == TestName.SEQ));
    assertThat(ColumnGroups.ALL.subList(ColumnGroups.BEFORE_SEQ, ColumnGroups.ALL.size()))
        .allSatisfy(group -> assertThat(group).allMatch(column -> column.test() == TestName.SEQ));
  }
}
