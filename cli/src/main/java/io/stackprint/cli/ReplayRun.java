package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.RemoteCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.pipeline.DirectPipeline;
import io.stackprint.pipeline.KafkaPipeline;
import io.stackprint.pipeline.Pipeline;
import io.stackprint.prober.capture.CaptureFormatException;
import io.stackprint.prober.capture.CaptureSummary;
import io.stackprint.prober.capture.CollectorCounts;
import io.stackprint.prober.capture.CollectorSettings;
import io.stackprint.prober.capture.ObservationCollector;
import io.stackprint.record.Cause;
import java.io.IOException;
import java.util.List;

/** One run over some captures: evidence into a pipeline, host records into reports. */
final class ReplayRun {
  private static final String SENSOR = "replay";
  private static final long FIRST_GENERATION = 1;

  private final ReplayOptions options;
  private final Rules rules;
  private final OsDatabase database;
  private final ReplayReport report;
  private final Terminal terminal;

  ReplayRun(
      ReplayOptions options,
      Rules rules,
      OsDatabase database,
      ReplayReport report,
      Terminal terminal) {
    this.options = options;
    this.rules = rules;
    this.database = database;
    this.report = report;
    this.terminal = terminal;
  }

  /** Replays the captures one after the other; false when one of them gave nothing. */
  boolean all(List<CaptureSource> captures) {
    boolean eachGaveSomething = true;
    try (Pipeline pipeline = pipeline()) {
      for (CaptureSource capture : captures) {
        eachGaveSomething &= replay(capture, pipeline);
      }
      pipeline.finish();
    }
    report.end();
    return eachGaveSomething;
  }

  private Pipeline pipeline() {
    if (options.direct) {
      var matcher = new CompiledMatcher(database, rules);
      var classifier = new HostClassifier(matcher, database, FIRST_GENERATION, rules);
      return new DirectPipeline(
          new Assembler(rules),
          subject -> report.host(classifier.classify(subject, Cause.OBSERVATION)));
    }
    long now = System.currentTimeMillis();
    Cluster cluster = options.open(now);
    sayWhere(cluster);
    return new KafkaPipeline(cluster, rules, database, now, report::host);
  }

  private void sayWhere(Cluster cluster) {
    if (cluster instanceof RemoteCluster) {
      terminal.say("this run's topics start with " + cluster.topics().prefix());
    }
  }

  private boolean replay(CaptureSource capture, Pipeline pipeline) {
    var collector =
        new ObservationCollector(
            CollectorSettings.of(options.scope, SENSOR).withHopsToProber(options.captureHops),
            new EvidenceForwarder(pipeline, options.osscanLimit));
    try {
      CaptureSummary summary = read(capture, collector);
      collector.finish();
      return sayWhatWasRead(summary, collector.counts());
    } catch (CaptureFormatException e) {
      terminal.say(Reasons.of(e));
    } catch (IOException e) {
      terminal.say(capture.name() + ": cannot be read: " + Reasons.of(e));
    }
    return false;
  }

  private CaptureSummary read(CaptureSource capture, ObservationCollector collector)
      throws IOException {
    try {
      return capture.read(
          new TimedPackets(collector, report), new ReadingProgress(capture.name(), terminal));
    } finally {
      terminal.progressOver();
    }
  }

  private boolean sayWhatWasRead(CaptureSummary summary, CollectorCounts counts) {
    for (CaptureSummary.Diagnostic diagnostic : summary.diagnostics()) {
      terminal.say(
          "%s: packet %d at octet %d: %s"
              .formatted(
                  summary.name(), diagnostic.packet(), diagnostic.offset(), diagnostic.message()));
    }
    sayIfAny(summary, counts.decoys(), "decoys left out: another address sent the same probes");
    sayIfAny(
        summary, counts.cutReplies(), "replies left out: cut in their TCP header (snap length)");
    sayIfAny(summary, counts.closedEarly(), "observations closed early: too many were open");
    if (counts.probes() == 0) {
      terminal.say(CollectorCounts.noProbesMessage(summary));
    }
    return counts.probes() > 0;
  }

  private void sayIfAny(CaptureSummary summary, long count, String what) {
    if (count > 0) {
      terminal.say(summary.name() + ": " + count + " " + what);
    }
  }
}
