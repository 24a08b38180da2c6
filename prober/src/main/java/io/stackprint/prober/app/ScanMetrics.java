package io.stackprint.prober.app;

import io.micrometer.core.instrument.Counter;
import io.stackprint.prober.pace.Progress;
import io.stackprint.record.RoundOutcome;
import io.stackprint.service.Measure;
import io.stackprint.service.Metrics;
import io.stackprint.topics.Evidence;
import java.util.EnumMap;
import java.util.Map;

/** What the scans of this process, one after the other, tell of themselves. */
final class ScanMetrics {
  private static final LiveProgress NOTHING = new LiveProgress(Progress.NONE, 0);

  private final Counter sent;
  private final Counter failed;
  private final Counter replies;
  private final Counter stray;
  private final Counter dropped;
  private final Map<RoundOutcome, Counter> ends = new EnumMap<>(RoundOutcome.class);
  private volatile LiveProgress latest = NOTHING;

  ScanMetrics(Metrics metrics) {
    sent = metrics.counter(Measure.PROBES_SENT);
    failed = metrics.counter(Measure.PROBES_FAILED);
    replies = metrics.counter(Measure.REPLIES_RECEIVED);
    stray = metrics.counter(Measure.STRAY_PACKETS);
    dropped = metrics.counter(Measure.CAPTURE_DROPS);
    ends.put(RoundOutcome.COMPLETE, metrics.counter(Measure.ROUNDS_CLOSED));
    ends.put(RoundOutcome.INTERRUPTED, metrics.counter(Measure.ROUNDS_INCOMPLETE));
    ends.put(RoundOutcome.SKIPPED, metrics.counter(Measure.HOSTS_SKIPPED));
    metrics.gauge(Measure.HOSTS_UNDER_WAY, this::underWay);
  }

  private long underWay() {
    Progress now = latest.engine();
    return now.hostsBegun() - now.hostsDone();
  }

  /** The next scan begins, and counts from zero. */
  void begin() {
    latest = NOTHING;
  }

  /** The scan has come this far; told by one thread. */
  void progressed(LiveProgress now) {
    Progress before = latest.engine();
    Progress engine = now.engine();
    add(sent, engine.packetsSent() - before.packetsSent());
    add(failed, engine.sendFailures() - before.sendFailures());
    add(replies, concerned(engine) - concerned(before));
    add(stray, engine.strayPackets() - before.strayPackets());
    add(dropped, now.captureDropped() - latest.captureDropped());
    latest = now;
  }

  private static void add(Counter counter, long more) {
    counter.increment((double) more);
  }

  private static long concerned(Progress progress) {
    return progress.packetsReceived() - progress.strayPackets();
  }

  /** This piece of evidence is handed on. */
  void handedOn(Evidence piece) {
    if (piece instanceof Evidence.End end) {
      Counter counter = ends.get(end.record().getOutcome());
      if (counter != null) {
        counter.increment();
      }
    }
  }
}
