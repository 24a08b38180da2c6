package io.stackprint.prober.target;

import static io.stackprint.prober.target.Reading.addresses;
import static io.stackprint.prober.target.Reading.set;
import static io.stackprint.prober.target.Reading.targets;
import static io.stackprint.prober.target.Reading.targetsWithout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.wire.Ipv4Address;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "192.0.2.7           | 192.0.2.7",
        "192.0.2.7/32        | 192.0.2.7",
        "192.0.2.9/30        | 192.0.2.8 192.0.2.9 192.0.2.10 192.0.2.11",
        "10.0.0-1.1,3        | 10.0.0.1 10.0.0.3 10.0.1.1 10.0.1.3",
        "10.0.0.3,1,2,2      | 10.0.0.1 10.0.0.2 10.0.0.3",
        "10.0.0.254-         | 10.0.0.254 10.0.0.255",
        "10.0.0.-1           | 10.0.0.0 10.0.0.1",
        "10.0.0.001-002      | 10.0.0.1 10.0.0.2",
        "10.0.0.1-2/30       | 10.0.0.0 10.0.0.1 10.0.0.2 10.0.0.3",
        "255.255.255.255     | 255.255.255.255",
        "two.example         | 192.0.2.9",
        "two.example.        | 192.0.2.9",
        "two.example/31      | 192.0.2.8 192.0.2.9",
      })
  void readsEachForm(String expression, String expected) throws Exception {
    assertThat(addresses(targets(expression))).containsExactly(expected.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0,4294967296",
    "10.0.0.0/8,16777216",
    "10.*.*.*,16777216",
    "10.-.-.1,65536",
    "*.*.*.1-2,33554432"
  })
  void countsWithoutSpellingOut(String expression, long count) throws Exception {
    assertThat(targets(expression).count()).isEqualTo(count);
  }

  @Test
  void keepsTheOrderAskedForAndNamesEachOnce() throws Exception {
    assertThat(addresses(targets("10.0.0.2", "10.0.0.1-3", "10.0.0.2", "10.0.0.0/31")))
        .containsExactly("10.0.0.2", "10.0.0.1", "10.0.0.3", "10.0.0.0");
  }

  @Test
  void exclusionsWin() throws Exception {
    assertThat(addresses(targetsWithout(set("10.0.0.1", "10.0.0.3"), "10.0.0.0/30", "10.0.0.3")))
        .containsExactly("10.0.0.0", "10.0.0.2");
  }

  @Test
  void excludesAllAddressesOfAName() throws Exception {
    assertThat(addresses(targetsWithout(set("two.example"), "192.0.2.8-9", "192.0.2.200")))
        .containsExactly("192.0.2.8");
  }

  @Test
  void excludesPatternsOfMillionsOfRanges() throws Exception {
    assertThat(addresses(targetsWithout(set("*.*.*.0", "*.*.*.255"), "192.0.2.254-", "10.0.0.0")))
        .containsExactly("192.0.2.254");
  }

  @Test
  void exclusionsMayCoverEverything() throws Exception {
    AddressSequence none = targetsWithout(set("0.0.0.0/0"), "10.0.0.0/8").addresses(1);

    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::nextInt).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void saysWhyATargetIsSkipped() throws Exception {
    Targets targets = targets("2001:db8::1", "fe80::1%eth0/64", "six.example", "no.example", "::");

    assertThat(targets.count()).isZero();
    assertThat(targets.skipped())
        .extracting(SkippedTarget::toString)
        .containsExactly(
            "target: '2001:db8::1': IPv6 is not fingerprinted",
            "target: 'fe80::1%eth0/64': IPv6 is not fingerprinted",
            "target: 'six.example': has only IPv6 addresses, and IPv6 is not fingerprinted",
            "target: 'no.example': no address is known for this name",
            "target: '::': IPv6 is not fingerprinted");
  }

  @Test
  void anUnknownNameCannotBeExcluded() {
    assertThatThrownBy(() -> set("no.example"))
        .hasMessage("--exclude: 'no.example': no address is known for this name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10.0.0.256     | 8 | an octet from 0 to 255, found '256'",
        "10.0.0         | 7 | '.', found the end",
        "10.0.0.7-5     | 10 | an octet from 7 to 255, found '5'",
        "10.0.0.1,      | 10 | an octet from 0 to 255, found the end",
        "10.0.0.1-2-3   | 11 | the end, found '-3'",
        "10.0.0.1.1     | 9 | the end, found '.1'",
        "10..0.1        | 4 | an octet from 0 to 255, found '.0.1'",
        "10.0.0.1/33    | 10 | a prefix length from 0 to 32, found '33'",
        "10.0.0.1/      | 10 | a prefix length from 0 to 32, found the end",
        "99999999999.0.0.1 | 1 | an octet from 0 to 255, found '99999999999.0.0.1'",
        "a..b           | 3 | an address, a network, octet ranges or a host name, found '.b'",
        "a b            | 2 | the end, found ' b'",
        "ho\u0007st     | 3 | the end, found '?st'",
        "1:2:zz         | 1 | an IPv4 or IPv6 address, a network, octet ranges or a host name,"
            + " found '1:2:zz'",
      })
  void refusesWithPositionAndExpectation(String expression, int position, String rest) {
    assertThatThrownBy(() -> targets(expression))
        .isInstanceOf(MalformedExpressionException.class)
        .hasMessage(
            "target: %s at character %d: expected %s",
            Expression.shown(expression), position, rest);
  }

  @Test
  void readsFilesWithCommentsAndSaysTheLine() throws IOException {
    var file = new StringReader("10.0.0.1 # gateway\n# all\n\n\t10.0.0.2\t10.0.0.300#x\r\nend");

    List<Expression> expressions = Expressions.read("hosts.txt", file);

    assertThat(expressions)
        .extracting(Expression::toString)
        .containsExactly(
            "hosts.txt:1: '10.0.0.1'",
            "hosts.txt:4: '10.0.0.2'",
            "hosts.txt:4: '10.0.0.300'",
            "hosts.txt:5: 'end'");
    assertThatThrownBy(() -> AddressSet.of(expressions, Resolver.NO_NAMES))
        .hasMessage(
            "hosts.txt:4: '10.0.0.300' at character 8: expected an octet from 0 to 255,"
                + " found '300'");
  }

  @Test
  void aListIsSplitAtEveryComma() throws Exception {
    List<Expression> list = Expressions.split("--exclude", "10.0.0.1,10.0.0.2");

    assertThat(AddressSet.of(list, Resolver.NO_NAMES).contains(Ipv4Address.parse("10.0.0.2")))
        .isTrue();
    assertThatThrownBy(
            () -> AddressSet.of(Expressions.split("--exclude", "10.0.0.1,3"), Resolver.NO_NAMES))
        .hasMessage("--exclude: '3' at character 2: expected '.', found the end");
  }

  @Test
  void theAllowListNeverAllowsWhatIsExcluded() throws Exception {
    var allowed = new AllowList(set("10.0.0.0/8"), set("10.1.0.0/16", "*.*.*.255"));

    assertThat(allowed.allows(Ipv4Address.parse("10.2.0.1"))).isTrue();
    assertThat(allowed.allows(Ipv4Address.parse("10.1.0.1"))).isFalse();
    assertThat(allowed.allows(Ipv4Address.parse("10.2.0.255"))).isFalse();
    assertThat(allowed.allows(Ipv4Address.parse("11.0.0.1"))).isFalse();
  }
}
