package io.stackprint.prober.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.NmapProfile;
import io.stackprint.record.RoundEnd;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What replies must bring back is secret, differs from host to host and lies where Nmap's lies. */
class RunKeyTest {
  private static final RunKey VECTORS = new RunKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  @Test
  void hashesAsThePublishedVectorForSixteenOctets() {
    long hash = VECTORS.hash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(hash).isEqualTo(Long.reverseBytes(0xdb9bc2577fcc2a3fL));
  }

  @Test
  void anotherRunHasOtherValues() {
    RoundEnd one = new Simulation().key(new RunKey(1, 2)).run().end();
    RoundEnd other = new Simulation().key(new RunKey(1, 3)).run().end();
    assertThat(one.getTcpSequenceBase()).isNotEqualTo(other.getTcpSequenceBase());
    assertThat(one.getTcpAckBase()).isNotEqualTo(other.getTcpAckBase());
    assertThat(one.getIcmpIdBase()).isNotEqualTo(other.getIcmpIdBase());
    assertThat(one.getTcpPortBase()).isNotEqualTo(other.getTcpPortBase());
    assertThat(one.getObservation()).isNotEqualTo(other.getObservation()).hasSize(32);
  }

  @Test
  void portsLieWhereNmapsLie() {
    Set<Integer> seen = new HashSet<>();
    for (int target = 0; target < 5_000; target++) {
      var ports = new SourcePorts(VECTORS, target, NmapProfile.NMAP_7_99, OptionalInt.empty());
      seen.add(ports.portBase(1));
      assertThat(ports.portBase(1)).isBetween(33_000, 65_260);
      assertThat(ports.udpPort(50)).isBetween(33_000, 65_260);
      assertThat(ports.scanPort(31)).isBetween(33_000, 65_260);
    }
    assertThat(seen).hasSizeGreaterThan(4_000);
  }

  @Test
  void portsOfScanAndRoundsDoNotMeet() {
    for (int target = 0; target < 1_000; target++) {
      var ports = new SourcePorts(VECTORS, target, NmapProfile.NMAP_7_99, OptionalInt.empty());
      for (int round = 1; round <= 50; round++) {
        int base = ports.portBase(round);
        assertThat(ports.scanPort(0)).matches(port -> port < base || port > base + 19);
        assertThat(ports.scanPort(31)).matches(port -> port < base || port > base + 19);
        assertThat(ports.discoveryPort(2)).matches(port -> port < base || port > base + 19);
      }
    }
  }
}
