package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.pipeline.DirectPipeline;
import io.stackprint.pipeline.KafkaPipeline;
import io.stackprint.pipeline.Pipeline;
import io.stackprint.prober.app.LiveProber;
import io.stackprint.prober.app.LiveProgress;
import io.stackprint.prober.pace.Progress;
import io.stackprint.prober.pace.SkipReason;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.Targets;
import io.stackprint.record.Cause;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.IntPredicate;

/** One live scan: evidence into a pipeline, host records into reports. */
final class ScanRun {
  /**
   * So many hosts do not mind that the database is read while their probes' spacing is measured.
   */
  private static final int FEW = 16;

  private final LiveProber prober;
  private final Rules rules;
  private final Knowledge knowledge;
  private final ScanReport report;
  private final ScanProgress progress;
  private LiveProgress latest = new LiveProgress(Progress.NONE, 0);

  /**
   * A run.
   *
   * @param prober opened for this run alone, and closed by whoever did
   */
  ScanRun(
      LiveProber prober,
      Rules rules,
      Knowledge knowledge,
      ScanReport report,
      ScanProgress progress) {
    this.prober = prober;
    this.rules = rules;
    this.knowledge = knowledge;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Scans.
   *
   * @param allowed what may be probed at all, if that is not just the targets
   * @param cluster to run the topologies on; without, nothing but the pure core runs
   * @return false when it was interrupted or broken off
   */
  boolean scan(Targets targets, Optional<AllowList> allowed, Optional<ClusterOptions> cluster)
      throws InterruptedException {
    if (targets.count() > FEW) {
      knowledge.matcher();
    }
    try (Pipeline pipeline = pipeline(cluster);
        var interrupts = Interrupts.handledBy(() -> prober.stop(SkipReason.INTERRUPTED.text()))) {
      IntPredicate may = allowed.<IntPredicate>map(list -> list::allows).orElse(any -> true);
      Optional<String> fault =
          prober.run(
              targets.addresses(new SecureRandom().nextLong()),
              may,
              new CoreJudge(new Assembler(rules), subject -> knowledge.matcher().match(subject)),
              pipeline::accept,
              this::progressed);
      progress.over(latest, interrupts.happened());
      pipeline.finish();
      report.end();
      fault.ifPresent(progress.terminal()::say);
      return fault.isEmpty() && !interrupts.happened();
    }
  }

  private void progressed(LiveProgress now) {
    latest = now;
    progress.show(now);
  }

  private Pipeline pipeline(Optional<ClusterOptions> cluster) {
    if (cluster.isEmpty()) {
      return new DirectPipeline(
          new Assembler(rules),
          subject -> report.host(knowledge.classifier().classify(subject, Cause.OBSERVATION)));
    }
    // The one in this process: a scan on another is its probers' (RemoteScan).
    return new KafkaPipeline(
        cluster.get().open(),
        rules,
        knowledge.database(),
        System.currentTimeMillis(),
        report::host);
  }
}
