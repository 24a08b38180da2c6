package io.stackprint.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.NmapProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedFingerprintTest {
  private static final Rules P93 = new Rules(NmapProfile.NMAP_7_93, false);
  private static final Rules P99 = new Rules(NmapProfile.NMAP_7_99, false);

  @Test
  void roundsOf793KeepTheFirstLineOfEachAttributeList() throws TextRefusedException {
    var rounds =
        rounds(
            "SEQ(SP=105%GCD=1)\nT2(R=N)",
            "SEQ(SP=107%GCD=1)\nT2(R=Y%DF=N)", "SEQ(SP=106)\nT2(R=N)\nIE(R=N)");

    assertThat(MergedFingerprint.merge(rounds, P93).text())
        .isEqualTo(
            """
            SEQ(SP=105%GCD=1)
            SEQ(SP=106)
            T2(R=N)
            T2(R=Y%DF=N)
            IE(R=N)
            """);
  }

  @Test
  void roundsOf799KeepEveryDifferentLineSorted() throws TextRefusedException {
    var rounds =
        rounds(
            "SEQ(SP=107%GCD=1)\nT2(R=Y%DF=N)",
            "SEQ(SP=105%GCD=1)\nT2(R=N)", "SEQ(GCD=2)\nT2(R=N)", "SEQ(SP=105)\nT2(R=N)");

    assertThat(MergedFingerprint.merge(rounds, P99).text())
        .isEqualTo(
            """
            SEQ(GCD=2)
            SEQ(SP=105)
            SEQ(SP=105%GCD=1)
            SEQ(SP=107%GCD=1)
            T2(R=N)
            T2(R=Y%DF=N)
            """);
  }

  @Test
  void valuesSortAsOctetsNotAsNumbers() throws TextRefusedException {
    var rounds = rounds("SEQ(SP=FF)", "SEQ(SP=105)");

    assertThat(MergedFingerprint.merge(rounds, P99).text()).isEqualTo("SEQ(SP=105)\nSEQ(SP=FF)\n");
  }

  @Test
  void matchesTheFirstLineOfEachTest() throws TextRefusedException {
    var merged = MergedFingerprint.parse("T2(R=N)\nSEQ(SP=105)\nSEQ(SP=106)");

    assertThat(merged.first().text()).isEqualTo("SEQ(SP=105)\nT2(R=N)\n");
  }

  private static List<Fingerprint> rounds(String... texts) throws TextRefusedException {
    List<Fingerprint> rounds = new ArrayList<>();
    for (String text : texts) {
      rounds.add(Fingerprint.parse(text));
    }
    return rounds;
  }
}
