package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.capture.Traffic.Item;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the collector, on scans drawn at random; a failure names its seed. */
class ObservationCollectorPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scansInOneStreamGiveTheRecordsOfEachAlone(long seed) {
    var random = new Random(seed);
    var together = new Traffic();
    Set<SpecificRecord> apart = new HashSet<>();
    for (int scan = 0; scan < 4; scan++) {
      List<Item> items = scan(random, scan);
      together.add(items);
      apart.addAll(new Traffic().add(items).inOrder().collect().records);
    }

    CollectedEvidence mixed = together.inOrder().collect();

    assertThat(new HashSet<>(mixed.records)).as("seed %s", seed).isEqualTo(apart);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSamePacketsGiveTheSameRecords(long seed) {
    List<Item> items = scan(new Random(seed), 0);

    assertThat(new Traffic().add(items).inOrder().collect().records)
        .as("seed %s", seed)
        .isEqualTo(new Traffic().add(items).inOrder().collect().records);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDuplicateReplyAddsItsOwnRecordOnly(long seed) {
    var random = new Random(seed);
    List<Item> items = new Traffic().add(scan(random, 0)).inOrder().items();
    CollectedEvidence once = new Traffic().add(items).collect();
    ProbeReply kept = once.replies.get(random.nextInt(once.replies.size()));
    Item original = items.stream().filter(item -> isOf(item, kept)).findFirst().orElseThrow();
    var more = new ArrayList<>(items);
    more.add(items.indexOf(original) + 1, original);

    CollectedEvidence twice = new Traffic().add(more).collect();

    List<ProbeReply> added = withoutArrival(twice);
    withoutArrival(once).forEach(added::remove);
    assertThat(added).as("seed %s", seed).hasSize(1);
    assertThat(withoutCounts(twice)).as("seed %s", seed).isEqualTo(withoutCounts(once));
  }

  private static boolean isOf(Item item, ProbeReply reply) {
    return item.atNanos() == reply.getReceivedAtNanos()
        && Arrays.equals(item.octets(), reply.getReplyOctets().array());
  }

  private static List<ProbeReply> withoutArrival(CollectedEvidence evidence) {
    var replies = new ArrayList<ProbeReply>();
    evidence.replies.forEach(
        reply -> replies.add(ProbeReply.newBuilder(reply).setArrival(0).build()));
    return replies;
  }

  private static List<RoundEnd> withoutCounts(CollectedEvidence evidence) {
    return evidence.ends.stream()
        .map(end -> RoundEnd.newBuilder(end).setReplies(0).build())
        .toList();
  }

  /** One to three rounds, some packets lost, by a scanner and at a target of this number. */
  private static List<Item> scan(Random random, int number) {
    RoundValues values =
        new RoundValues(
            random.nextInt() & 0xffffffffL,
            random.nextInt() & 0xffffffffL,
            33_000 + random.nextInt(31_000),
            random.nextInt(0x10000),
            33_000 + random.nextInt(31_000),
            51 + random.nextInt(14));
    ScanScript script =
        ScanScript.SCAN
            .with(values)
            .from("10.0.0.1")
            .to("10.0." + (1 + random.nextInt(2)) + "." + (2 + number))
            .later(random.nextInt(3_000) * Traffic.MILLI + number);
    var items = new ArrayList<Item>();
    int rounds = 1 + random.nextInt(3);
    int step = random.nextBoolean() ? 0 : 256;
    for (int round = 0; round < rounds; round++) {
      items.addAll(random.nextBoolean() ? script.round() : script.roundWithoutOpenPort());
      script = script.next(step);
    }
    items.removeIf(item -> random.nextInt(20) == 0);
    return items;
  }
}
