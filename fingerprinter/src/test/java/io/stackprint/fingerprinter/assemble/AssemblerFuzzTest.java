package io.stackprint.fingerprinter.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stackprint.fingerprint.MergedFingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TextRefusedException;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.SubjectFingerprint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Whatever octets come in as probe or reply, a fingerprint comes out, and it can be printed. */
class AssemblerFuzzTest {
  @FuzzTest(maxDuration = "90s")
  void anyOctetsGiveAFingerprint(FuzzedDataProvider data) throws TextRefusedException {
    var rules = new Rules(data.pickValue(NmapProfile.values()), data.consumeBoolean());
    boolean ended = data.consumeBoolean();
    TestRound round = TestRound.of(1);
    List<ProbeReply> replies = new ArrayList<>();
    for (ProbeReply reply : round.replies()) {
      replies.add(data.consumeBoolean() ? changed(reply, data) : reply);
    }

    SubjectFingerprint subject =
        new Assembler(rules).assemble(ended ? List.of(round.end()) : List.of(), replies);

    assertThat(subject.getEvidence()).hasSize(replies.size());
    String text = TestRound.lines(subject, 0).text();
    assertThat(MergedFingerprint.parse(text).text()).isEqualTo(text);
  }

  /** Some octets overwritten, or all of them replaced. */
  private static ProbeReply changed(ProbeReply reply, FuzzedDataProvider data) {
    var changed =
        ProbeReply.newBuilder(reply)
            .setReplyOctets(octets(reply.getReplyOctets(), data))
            .setTransmission(data.consumeInt(0, 4));
    if (data.consumeBoolean()) {
      changed
          .setProbe(data.pickValue(ProbeName.values()))
          .setProbeOctets(octets(reply.getProbeOctets(), data));
    }
    return changed.build();
  }

  private static ByteBuffer octets(ByteBuffer original, FuzzedDataProvider data) {
    if (data.consumeBoolean()) {
      return ByteBuffer.wrap(data.consumeBytes(100));
    }
    var octets = new byte[original.remaining()];
    original.duplicate().get(octets);
    for (int changes = data.consumeInt(0, 8); changes > 0; changes--) {
      octets[data.consumeInt(0, octets.length - 1)] = data.consumeByte();
    }
    return ByteBuffer.wrap(octets);
  }
}
