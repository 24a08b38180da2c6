package io.stackprint.fingerprinter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidencePageTest {
  private static final byte[] PIECE = {1, 2, 3};
  private static final byte[] OTHER = {4};

  @Test
  void givesBackWhatWasAddedInItsOrder() {
    EvidencePage page = EvidencePage.EMPTY.with(1, 0, PIECE).with(1, EvidencePage.END, OTHER);

    assertThat(pieces(page)).containsExactly(PIECE, OTHER);
  }

  @Test
  void holdsAPieceByRoundAndPlace() {
    EvidencePage page = EvidencePage.EMPTY.with(1, 0, PIECE).with(2, EvidencePage.END, OTHER);

    assertThat(page.holds(1, 0)).isTrue();
    assertThat(page.holds(2, EvidencePage.END)).isTrue();
    assertThat(page.holds(2, 0)).isFalse();
    assertThat(page.holds(1, EvidencePage.END)).isFalse();
  }

  @Test
  void aLongerPageLeavesTheShorterAsItWas() {
    EvidencePage before = EvidencePage.EMPTY.with(1, 0, PIECE);
    before.with(1, 1, OTHER);

    assertThat(pieces(before)).containsExactly(PIECE);
  }

  @Test
  void isFullBeforeItIsTooLargeForARecord() {
    EvidencePage page = EvidencePage.EMPTY;
    int added = 0;
    while (!page.isFull()) {
      page = page.with(1, added++, new byte[300]);
    }

    assertThat(added).isBetween(50, 60);
  }

  @Test
  void survivesItsSerde() {
    EvidencePage page = EvidencePage.EMPTY.with(1, 0, PIECE);
    try (var serde = EvidencePage.serde()) {
      byte[] octets = serde.serializer().serialize("any", page);

      assertThat(pieces(serde.deserializer().deserialize("any", octets))).containsExactly(PIECE);
    }
  }

  private static List<byte[]> pieces(EvidencePage page) {
    List<byte[]> pieces = new ArrayList<>();
    page.forEach(pieces::add);
    return pieces;
  }
}
