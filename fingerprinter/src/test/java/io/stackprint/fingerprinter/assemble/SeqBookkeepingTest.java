package io.stackprint.fingerprinter.assemble;

import static io.stackprint.fingerprinter.assemble.TestRound.ip;
import static io.stackprint.fingerprinter.assemble.TestRound.segment;
import static io.stackprint.fingerprinter.assemble.TestRound.synAck;
import static io.stackprint.wire.TcpFlags.ACK;
import static io.stackprint.wire.TcpFlags.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.IpIdClass;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.ProbeName;
import io.stackprint.record.Sequences;
import io.stackprint.record.TimestampClass;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpFlags;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Which answers to S1 to S6 count. */
class SeqBookkeepingTest {
  private static final Rules P93 = new Rules(NmapProfile.NMAP_7_93, false);
  private static final Rules P99 = Rules.DEFAULT;

  @Test
  void constantIpIdLeavesOneReply() {
    TestRound round = TestRound.of(1);
    for (int k = 0; k < 6; k++) {
      round.with(seqProbe(k), ip(4242).emit(synAck(k)));
    }

    assertThat(sequences(round).getIsns()).hasSize(1);
    assertThat(round.lines(P99).value(TestName.SEQ, Attribute.TI)).isEmpty();
    assertThat(round.lines(P99).line(TestName.OPS)).isPresent();
  }

  @Test
  void ipIdOfZeroIsNoDuplicate() {
    TestRound round = TestRound.of(1);
    for (int k = 0; k < 6; k++) {
      round.with(seqProbe(k), ip(0).emit(synAck(k)));
    }

    assertThat(sequences(round).getIsns()).hasSize(6);
    assertThat(sequences(round).getIpIdClass()).isEqualTo(IpIdClass.ZERO);
  }

  @Test
  void refusedPacketIsRememberedForTheNextId() {
    TestRound round =
        TestRound.of(1)
            .with(ProbeName.S2, ip(777).emit(segment(1).flags(TcpFlags.RST)))
            .with(ProbeName.S3, ip(777).emit(synAck(2)));

    assertThat(sequences(round).getIsns()).hasSize(4);
  }

  @Test
  void synWithoutAckIsNoSeqReply() {
    TestRound round = TestRound.of(1).with(ProbeName.S2, ip(7).emit(segment(1).flags(SYN)));

    assertThat(sequences(round).getIsns()).hasSize(5);
  }

  @Test
  void acknowledgementNeedNotFit() {
    TestRound round =
        TestRound.of(1).with(ProbeName.S2, ip(101).emit(segment(1).flags(SYN | ACK).seq(5)));

    assertThat(sequences(round).getIsns()).hasSize(6).contains(5L);
  }

  @Test
  void sequenceNumberZeroLeavesTheSlotEmptyButItsIdCounts() {
    TestRound round = TestRound.of(1);
    for (int k = 0; k < 4; k++) {
      round.with(seqProbe(k), ip(100 + k).emit(synAck(k, 0, 1000)));
    }

    assertThat(sequences(round).getIsns()).hasSize(2);
    assertThat(sequences(round).getPredictability()).isEmpty();
    assertThat(sequences(round).getIpIdClass()).isEqualTo(IpIdClass.INCREMENTAL);
  }

  @Test
  void emptySlotIsFilledByALaterPacket() {
    TestRound round =
        TestRound.of(1)
            .with(ProbeName.S1, ip(99).emit(synAck(0, 0, 1000)))
            .add(ProbeName.S1, ip(98).emit(synAck(0, 12, 1000)));

    assertThat(sequences(round).getIsns()).hasSize(6).startsWith(12L);
  }

  @Test
  void latestReplyWithoutTimestampDecidesTheClass() {
    byte[] without = ip(103).emit(segment(3).flags(SYN | ACK).seq(9));
    byte[] zero = ip(104).emit(synAck(4, 9, 0));

    assertThat(
            sequences(TestRound.of(1).with(ProbeName.S4, without).with(ProbeName.S5, zero))
                .getTimestampClass())
        .isEqualTo(TimestampClass.ZERO);
    assertThat(
            sequences(
                    TestRound.of(1)
                        .with(ProbeName.S4, without)
                        .with(ProbeName.S5, zero)
                        .reordered(
                            packets -> {
                              var changed = new ArrayList<>(packets);
                              Collections.swap(changed, 3, 4);
                              return changed;
                            }))
                .getTimestampClass())
        .isEqualTo(TimestampClass.UNSUPPORTED);
  }

  @Test
  void timestampBehindEndOfListIsFoundIn799Only() {
    OctetString behindEnd = OctetString.ofHex("00" + "080a0000006400000001" + "00");
    TestRound round = TestRound.of(1);
    for (int k = 0; k < 6; k++) {
      round.with(
          seqProbe(k), ip(100 + k).emit(segment(k).flags(SYN | ACK).seq(k + 1).options(behindEnd)));
    }

    assertThat(round.lines(P93).value(TestName.SEQ, Attribute.TS)).hasValue("U");
    assertThat(round.assemble(P99).getRounds().get(0).getSequences().getTimestamps())
        .containsOnly(0x64L);
  }

  @Test
  void repliesStandInTheOrderOfTheirProbesWhateverTheirArrival() {
    TestRound round =
        TestRound.of(1)
            .reordered(
                packets -> {
                  var reversed = new ArrayList<>(packets);
                  Collections.reverse(reversed);
                  return reversed;
                });

    assertThat(sequences(round)).isEqualTo(sequences(TestRound.of(1)));
  }

  private static ProbeName seqProbe(int k) {
    return ProbeName.valueOf("S" + (k + 1));
  }

  private static Sequences sequences(TestRound round) {
    return round.assemble(P99).getRounds().get(0).getSequences();
  }
}
