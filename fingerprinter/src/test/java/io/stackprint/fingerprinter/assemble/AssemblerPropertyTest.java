package io.stackprint.fingerprinter.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.SubjectFingerprint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of assembling, over rounds in which any replies are missing or doubled. */
class AssemblerPropertyTest {
  private static final List<ProbeName> PROBES = List.of(ProbeName.values());

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderOfTheRecordsChangesNothing(long seed) {
    var random = new Random(seed);
    List<TestRound> rounds = rounds(random);
    Rules rules = rules(random);
    List<RoundEnd> ends = new ArrayList<>(rounds.stream().map(TestRound::end).toList());
    List<ProbeReply> replies =
        new ArrayList<>(rounds.stream().flatMap(round -> round.replies().stream()).toList());
    SubjectFingerprint inOrder = new Assembler(rules).assemble(ends, replies);

    Collections.shuffle(ends, random);
    Collections.shuffle(replies, random);

    assertThat(new Assembler(rules).assemble(ends, replies)).isEqualTo(inOrder);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void duplicateRecordsChangeNothing(long seed) {
    var random = new Random(seed);
    List<TestRound> rounds = rounds(random);
    Rules rules = rules(random);
    List<RoundEnd> ends = new ArrayList<>(rounds.stream().map(TestRound::end).toList());
    List<ProbeReply> replies =
        new ArrayList<>(rounds.stream().flatMap(round -> round.replies().stream()).toList());
    SubjectFingerprint once = new Assembler(rules).assemble(ends, replies);

    ends.addAll(List.copyOf(ends));
    replies.addAll(List.copyOf(replies.subList(0, random.nextInt(replies.size() + 1))));

    assertThat(new Assembler(rules).assemble(ends, replies)).isEqualTo(once);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void repliesToDifferentProbesCommute(long seed) {
    var random = new Random(seed);
    Rules rules =
        new Rules(rules(random).profile(), false); // strictly 7.99, IE depends on the order
    TestRound round = round(1, random);
    SubjectFingerprint before = round.assemble(rules);

    SubjectFingerprint after =
        round
            .reordered(
                packets -> {
                  var shuffled = new ArrayList<>(packets);
                  Collections.shuffle(shuffled, random);
                  return shuffled;
                })
            .assemble(rules);

    assertThat(after.getRounds()).isEqualTo(before.getRounds());
    assertThat(after.getQuality()).isEqualTo(before.getQuality());
    assertThat(after.getDistance()).isEqualTo(before.getDistance());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void changedOctetsInProbesAndRepliesStillGiveAFingerprint(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      TestRound round = round(1, random);
      List<ProbeReply> replies = round.replies();
      replies.replaceAll(reply -> changed(reply, random));
      List<RoundEnd> ends = random.nextBoolean() ? List.of(round.end()) : List.of();

      SubjectFingerprint subject =
          replies.isEmpty()
              ? round.assemble(rules(random))
              : new Assembler(rules(random)).assemble(ends, replies);

      assertThat(subject.getEvidence()).hasSameSizeAs(replies);
    }
  }

  private static ProbeReply changed(ProbeReply reply, Random random) {
    return ProbeReply.newBuilder(reply)
        .setProbe(PROBES.get(random.nextInt(PROBES.size())))
        .setTransmission(random.nextInt(3))
        .setProbeOctets(changed(reply.getProbeOctets(), random))
        .setReplyOctets(changed(reply.getReplyOctets(), random))
        .build();
  }

  private static ByteBuffer changed(ByteBuffer original, Random random) {
    var octets = new byte[original.remaining()];
    original.duplicate().get(octets);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      octets[random.nextInt(Math.min(octets.length, 60))] = (byte) random.nextInt();
    }
    int length = random.nextInt(5) == 0 ? random.nextInt(octets.length + 1) : octets.length;
    return ByteBuffer.wrap(octets, 0, length).slice();
  }

  private static Rules rules(Random random) {
    NmapProfile profile = random.nextBoolean() ? NmapProfile.NMAP_7_93 : NmapProfile.NMAP_7_99;
    return new Rules(profile, random.nextBoolean());
  }

  private static List<TestRound> rounds(Random random) {
    List<TestRound> rounds = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int number = 1; number <= count; number++) {
      TestRound round = round(number, random);
      rounds.add(number < count ? round.notLast() : round);
    }
    return rounds;
  }

  private static TestRound round(int number, Random random) {
    TestRound round = TestRound.of(number);
    for (ProbeName probe : ProbeName.values()) {
      if (random.nextInt(6) == 0) {
        round.without(probe);
      }
    }
    return round;
  }
}
