package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSetPropertyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void holdsWhatATreeSetHolds(long seed) {
    var random = new Random(seed);
    var ports = new PortSet();
    var twin = new TreeSet<Integer>();

    for (int i = 0; i < 3_000; i++) {
      int port = random.nextInt(i % 2 == 0 ? 0x10000 : 300);
      ports.add(port);
      twin.add(port);
    }

    assertThat(ports.size()).as("seed %s", seed).isEqualTo(twin.size());
    for (int port = 0; port <= 0xffff; port++) {
      assertThat(ports.contains(port))
          .as("port %s, seed %s", port, seed)
          .isEqualTo(twin.contains(port));
    }
  }
}
