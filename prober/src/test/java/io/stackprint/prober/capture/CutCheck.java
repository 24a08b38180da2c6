package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.capture.Recording.Result;
import java.util.List;

/** What must hold for a file that was cut off. */
final class CutCheck {
  private CutCheck() {}

  /**
   * Checks that exactly the packets before the cut came.
   *
   * @param cut length of the file that was read
   * @param cleanAt length of a file that ends well although no packet ends there
   * @param packetEnds offsets after each packet of the whole file
   */
  static void check(Result result, int cut, int cleanAt, List<Integer> packetEnds) {
    long whole = packetEnds.stream().filter(end -> end <= cut).count();
    assertThat(result.summary().counts().packets())
        .as("packets of %d octets", cut)
        .isEqualTo(whole);
    boolean clean = cut == cleanAt || packetEnds.contains(cut);
    assertThat(result.summary().cutAt().isEmpty()).as("clean at %d octets", cut).isEqualTo(clean);
    if (!clean) {
      assertThat(result.summary().cutAt().getAsLong()).isLessThan(cut);
      assertThat(result.messages()).singleElement().asString().startsWith("cut off: ");
    }
  }
}
