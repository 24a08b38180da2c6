package io.stackprint.report;

import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.MergedFingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.ScanLine;
import io.stackprint.record.HostRecord;
import io.stackprint.record.SubjectFingerprint;
import java.util.Optional;

/** The subject fingerprint of a host as a report shows it. */
final class FingerprintText {
  private FingerprintText() {}

  /**
   * The lines, each ended by a newline; empty when the verdict does not call for them.
   *
   * <p>The record's own profile decides how rounds are merged: its lines were written by those
   * rules.
   */
  static Optional<String> of(HostRecord host, Verdict verdict, ReportOptions options) {
    if (!verdict.showsFingerprint(options.detail())) {
      return Optional.empty();
    }
    MergedFingerprint fingerprint = merged(host.getFingerprint(), verdict, options);
    return Optional.of(verdict.wrapsFingerprint() ? fingerprint.wrapped() : fingerprint.text());
  }

  private static MergedFingerprint merged(
      SubjectFingerprint subject, Verdict verdict, ReportOptions options) {
    var rounds =
        subject.getRounds().stream()
            .map(round -> FingerprintRecords.fromRecord(round.getTests()))
            .toList();
    var rules = new Rules(subject.getProfile(), options.strict());
    return MergedFingerprint.merge(rounds, rules).with(scanLine(subject, verdict, options));
  }

  private static ScanLine scanLine(
      SubjectFingerprint subject, Verdict verdict, ReportOptions options) {
    Run run = options.run();
    return ScanLine.of(
        subject,
        run.version(),
        run.times().at(LocalTimes.seconds(subject.getEndedAtNanos())),
        verdict.marksFingerprintGood(),
        run.platform());
  }
}
