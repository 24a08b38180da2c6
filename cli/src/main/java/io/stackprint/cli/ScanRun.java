package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.matcher.rank.Matcher;
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
  private static final long FIRST_GENERATION = 1;

  private final LiveProber prober;
  private final Rules rules;
  private final OsDatabase database;
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
      OsDatabase database,
      ScanReport report,
      ScanProgress progress) {
    this.prober = prober;
    this.rules = rules;
    this.database = database;
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
    Matcher matcher = new CompiledMatcher(database, rules);
    try (Pipeline pipeline = pipeline(matcher, cluster);
        var interrupts = Interrupts.handledBy(() -> prober.stop(SkipReason.INTERRUPTED.text()))) {
      IntPredicate may = allowed.<IntPredicate>map(list -> list::allows).orElse(any -> true);
      Optional<String> fault =
          prober.run(
              targets.addresses(new SecureRandom().nextLong()),
              may,
              new CoreJudge(new Assembler(rules), matcher),
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

  private Pipeline pipeline(Matcher matcher, Optional<ClusterOptions> cluster) {
    if (cluster.isEmpty()) {
      var classifier = new HostClassifier(matcher, database, FIRST_GENERATION, rules);
      return new DirectPipeline(
          new Assembler(rules),
          subject -> report.host(classifier.classify(subject, Cause.OBSERVATION)));
    }
    // The one in this process: a scan on another is its probers' (RemoteScan).
    return new KafkaPipeline(
        cluster.get().open(), rules, database, System.currentTimeMillis(), report::host);
  }
}
