package io.stackprint.prober.capture;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stackprint.prober.capture.Traffic.Item;
import io.stackprint.record.RoundEnd;
import java.util.List;

/** Any packets: records that fit together, and nothing else. */
class ObservationCollectorFuzzTest {
  private static final List<Item> ROUND = ScanScript.SCAN.round();

  /** Octets as they come. */
  @FuzzTest(maxDuration = "120s")
  void anyOctets(FuzzedDataProvider data) {
    var traffic = new Traffic();
    while (data.remainingBytes() > 0) {
      byte[] octets = data.consumeBytes(data.consumeInt(20, 200));
      if (octets.length >= CapturedDatagram.FIXED_HEADER_OCTETS) {
        traffic.add(new Item(data.consumeLong(), octets));
      }
    }
    check(traffic);
  }

  /** A scan's packets, out of order, cut, and with octets changed. */
  @FuzzTest(maxDuration = "120s")
  void damagedScan(FuzzedDataProvider data) {
    var traffic = new Traffic();
    while (data.remainingBytes() > 4) {
      Item item = ROUND.get(data.consumeInt(0, ROUND.size() - 1));
      byte[] octets = item.octets();
      for (int changes = data.consumeInt(0, 3); changes > 0; changes--) {
        octets[data.consumeInt(0, octets.length - 1)] = data.consumeByte();
      }
      long at = item.atNanos() + data.consumeInt(-2_000_000_000, 2_000_000_000);
      traffic.add(new Item(at, octets).cutTo(data.consumeInt(20, 400)));
    }
    check(traffic);
  }

  private static void check(Traffic traffic) {
    CollectedEvidence evidence = traffic.collect(Traffic.SETTINGS.withMaxOpen(4));
    for (RoundEnd end : evidence.ends) {
      // A time that goes back can bring the same first probe, and so the same id, a second time.
      int announced =
          evidence.ends.stream()
              .filter(other -> other.getObservation().equals(end.getObservation()))
              .filter(other -> other.getRound() == end.getRound())
              .mapToInt(RoundEnd::getReplies)
              .sum();
      if (evidence.repliesOf(end).size() != announced) {
        throw new AssertionError("replies of " + end);
      }
      if (end.getEndedAtNanos() < end.getStartedAtNanos()) {
        throw new AssertionError("ends before it starts: " + end);
      }
    }
    if (evidence.counts.datagrams() != traffic.items().size()) {
      throw new AssertionError("lost a datagram: " + evidence.counts);
    }
  }
}
