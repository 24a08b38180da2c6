package io.stackprint.prober.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortListTest {
  private static PortList parse(String text) throws MalformedExpressionException {
    return PortList.parse(Expression.in("-p", text));
  }

  private static List<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void readsPortsRangesAndOpenEnds() throws Exception {
    assertThat(parse("443,22,80-82,22").tcp()).containsExactly(22, 80, 81, 82, 443);
    assertThat(parse("-3").tcp()).containsExactly(1, 2, 3);
    assertThat(parse("65534-").tcp()).containsExactly(65_534, 65_535);
    assertThat(parse("-").tcp()).isEqualTo(range(1, 65_535));
    assertThat(parse("0").tcp()).containsExactly(0);
  }

  @Test
  void withoutAProtocolPortsAreForBoth() throws Exception {
    assertThat(parse("53,80")).isEqualTo(new PortList(List.of(53, 80), List.of(53, 80)));
  }

  @Test
  void aProtocolHoldsUntilTheNext() throws Exception {
    assertThat(parse("7,T:22,80,U:53,T:443,u:123-124"))
        .isEqualTo(new PortList(List.of(7, 22, 80, 443), List.of(7, 53, 123, 124)));
  }

  @Test
  void knowsWellKnownServices() throws Exception {
    assertThat(parse("ssh,HTTP,T:ms-wbt-server").tcp()).containsExactly(22, 80, 3_389);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "65536      | 1 | a port from 0 to 65535, found '65536'",
        "80-70      | 4 | a port from 80 to 65535, found '70'",
        "-0         | 2 | a port from 1 to 65535, found '0'",
        "80,,81     | 4 | a port, a range of ports or one of the service names",
        "80,        | 4 | a port, a range of ports or one of the service names",
        "http*      | 5 | ',' or the end, found '*'",
        "[-1024]    | 1 | a port, a range of ports or one of the service names",
        "S:22       | 1 | a port, a range of ports or one of the service names",
        "gopherd    | 1 | a port, a range of ports or one of the service names",
        "22 23      | 3 | ',' or the end, found ' 23'",
      })
  void refusesWithPositionAndExpectation(String text, int position, String expected) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MalformedExpressionException.class)
        .hasMessageStartingWith("-p: '%s' at character %d: expected %s", text, position, expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 443, 22, 445, 3389, 1})
  void looksAtTheUsualPortsByDefault(int port) {
    assertThat(PortList.DEFAULT.tcp()).contains(port).doesNotHaveDuplicates().hasSize(28);
    assertThat(PortList.DEFAULT.udp()).isEmpty();
  }
}
