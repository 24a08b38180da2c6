package io.stackprint.prober.capture;

import io.stackprint.wire.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Packets made by a test, and what a collector finds in them. */
final class Traffic {
  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000 * MILLI;
  static final CollectorSettings SETTINGS = CollectorSettings.of("lab", "replay");

  private final List<Item> items = new ArrayList<>();

  /** A datagram, or the part of it that was captured. */
  record Item(long atNanos, OctetString datagram, int captured, long sourceMac) {
    Item(long atNanos, byte[] octets) {
      this(atNanos, OctetString.copyOf(octets), octets.length, CapturedDatagram.NO_MAC);
    }

    Item later(long nanos) {
      return new Item(atNanos + nanos, datagram, captured, sourceMac);
    }

    Item via(long mac) {
      return new Item(atNanos, datagram, captured, mac);
    }

    /** A copy, to be changed as one likes. */
    byte[] octets() {
      return datagram.toArray();
    }

    Item cutTo(int length) {
      return new Item(atNanos, datagram, Math.min(length, datagram.length()), sourceMac);
    }
  }

  Traffic add(Item... more) {
    items.addAll(List.of(more));
    return this;
  }

  Traffic add(List<Item> more) {
    items.addAll(more);
    return this;
  }

  /** Puts the packets in the order of their times; those of one time stay as they are. */
  Traffic inOrder() {
    items.sort(Comparator.comparingLong(Item::atNanos));
    return this;
  }

  List<Item> items() {
    return items;
  }

  CollectedEvidence collect() {
    return collect(SETTINGS);
  }

  CollectedEvidence collect(CollectorSettings settings) {
    var evidence = new CollectedEvidence();
    var collector = new ObservationCollector(settings, evidence);
    feed(collector);
    collector.finish();
    evidence.counts = collector.counts();
    return evidence;
  }

  void feed(ObservationCollector collector) {
    long number = 0;
    for (Item item : items) {
      collector.ipv4(datagram(item, ++number));
    }
  }

  static CapturedDatagram datagram(Item item, long number) {
    var datagram = new CapturedDatagram();
    datagram.octets = ByteBuffer.wrap(item.octets());
    datagram.number = number;
    datagram.atNanos = item.atNanos();
    datagram.timed = true;
    datagram.capturedLength = item.captured();
    datagram.wireLength = item.datagram().length();
    datagram.sourceMac = item.sourceMac();
    return datagram;
  }
}
