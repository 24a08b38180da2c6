package io.stackprint.prober.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.wire.Ipv4Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The addresses are those that spelling every expression out gives, each once. */
class TargetsPropertyTest {
  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void namesWhatSpellingOutNames(int seed) throws Exception {
    var random = new Random(seed);
    List<String> expressions = expressions(random, 1 + random.nextInt(8));
    List<String> exclusions = expressions(random, random.nextInt(4));
    Set<String> expected = new LinkedHashSet<>(SpelledOut.all(expressions));
    expected.removeAll(new HashSet<>(SpelledOut.all(exclusions)));

    Targets targets =
        Reading.targetsWithout(
            Reading.set(exclusions.toArray(new String[0])), expressions.toArray(new String[0]));

    List<String> addresses = Reading.addresses(targets);
    String what = "seed " + seed + ": " + expressions + " without " + exclusions;
    assertThat(targets.count()).as(what).isEqualTo(expected.size());
    if (expected.size() <= Targets.IN_ORDER) {
      assertThat(addresses).as(what).containsExactlyElementsOf(expected);
    } else {
      assertThat(addresses).as(what).hasSameSizeAs(expected);
      assertThat(new HashSet<>(addresses)).as(what).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSetHoldsWhatSpellingOutNames(int seed) throws Exception {
    var random = new Random(seed);
    List<String> expressions = expressions(random, random.nextInt(8));
    Set<String> expected = new HashSet<>(SpelledOut.all(expressions));

    AddressSet set = Reading.set(expressions.toArray(new String[0]));

    assertThat(set.isEmpty()).as("seed %s", seed).isEqualTo(expected.isEmpty());
    List<String> wrong =
        IntStream.range(0, 4096)
            .map(
                i -> 0x0a000000 | (random.nextInt(8) << 16) | (random.nextInt(8) << 8) | (i & 0xff))
            .filter(
                address -> set.contains(address) != expected.contains(Ipv4Address.text(address)))
            .mapToObj(Ipv4Address::text)
            .toList();
    assertThat(wrong).as("in one only: %s, seed %s", expressions, seed).isEmpty();
  }

  @Test
  void widePatternsOverlapToo() throws Exception {
    List<String> expressions = List.of("10-12.*.*.1", "12.0-1.0-255.0-3", "11-13.*.*.1-2");
    List<String> exclusions = List.of("*.5.*.1", "13.0-127.0-255.0-255", "0-12.*.*.2");
    Set<Integer> expected = new HashSet<>();
    for (int network = 10 << 16; network < 14 << 16; network++) {
      for (int host = 0; host < 4; host++) {
        if (isNamed(network >> 16, network & 0xffff, host)) {
          expected.add((network << 8) | host);
        }
      }
    }

    Targets targets =
        Reading.targetsWithout(
            Reading.set(exclusions.toArray(new String[0])), expressions.toArray(new String[0]));

    Set<Integer> seen = new HashSet<>();
    AddressSequence addresses = targets.addresses(Reading.KEY);
    while (addresses.hasNext()) {
      int address = addresses.nextInt();
      if (!seen.add(address)) {
        throw new AssertionError("twice: " + Ipv4Address.text(address));
      }
    }
    assertThat(seen.equals(expected)).isTrue();
    assertThat(targets.count()).isGreaterThan(expected.size());
  }

  /** The expressions of the test above, as a person would check an address against them. */
  private static boolean isNamed(int first, int secondAndThird, int last) {
    int second = secondAndThird >> 8;
    boolean named =
        (first <= 12 && last == 1)
            || (first == 12 && second <= 1)
            || (first >= 11 && (last == 1 || last == 2));
    boolean excluded =
        (second == 5 && last == 1) || (first == 13 && second <= 127) || (first <= 12 && last == 2);
    return named && !excluded;
  }

  private static List<String> expressions(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(any -> expression(random))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Within 10.0-7.0-7.0-255, so that they overlap often. */
  private static String expression(Random random) {
    String address =
        "10." + octets(random, 7) + "." + octets(random, 7) + "." + octets(random, 255);
    return random.nextInt(3) == 0 ? address + "/" + (24 + random.nextInt(9)) : address;
  }

  private static String octets(Random random, int max) {
    int a = random.nextInt(max + 1);
    int b = a + random.nextInt(max - a + 1);
    return switch (random.nextInt(4)) {
      case 0 -> a + "-" + b;
      case 1 -> b + "," + a;
      default -> Integer.toString(a);
    };
  }
}
