package io.stackprint.report;

import io.stackprint.record.HostRecord;
import io.stackprint.record.OsMatch;
import io.stackprint.record.Outcome;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.Uptime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines of one host, not yet escaped, in the order in which Nmap prints them.
 *
 * <p>Nmap's own words wherever it has some. What only Stackprint says stands on lines of its own
 * that begin with {@code Note:}, {@code Uptime guess omitted:} or {@code Warning: OS detection is
 * incomplete:}.
 */
final class HostText {
  private static final String SUBMIT =
      " (If you know what OS is running on it, see https://nmap.org/submit/ ).";

  private final HostRecord host;
  private final SubjectFingerprint subject;
  private final ReportOptions options;
  private final Detail detail;
  private final List<String> lines = new ArrayList<>();

  private HostText(HostRecord host, ReportOptions options) {
    this.host = host;
    this.subject = host.getFingerprint();
    this.options = options;
    this.detail = options.detail();
  }

  static List<String> lines(HostRecord host, ReportOptions options) {
    var text = new HostText(host, options);
    text.heading();
    text.warnings();
    Verdict.of(host, options).ifPresent(text::verdict);
    text.uptime();
    text.distance();
    host.getSequences().filter(sequences -> text.detail.verbose()).ifPresent(text::sequences);
    text.notes();
    return text.lines;
  }

  private void heading() {
    lines.add("Nmap scan report for " + host.getAddress());
    lines.add("Host is up.");
    if (detail.full()) {
      long started = LocalTimes.seconds(subject.getStartedAtNanos());
      long took = LocalTimes.seconds(subject.getEndedAtNanos()) - started;
      lines.add("Scanned at " + options.run().times().stamp(started) + " for " + took + "s");
    }
    subject.getPortTable().ifPresent(table -> lines.addAll(PortLines.of(table, host.getAddress())));
    subject.getMacAddress().ifPresent(mac -> lines.add("MAC Address: " + mac + " (Unknown)"));
  }

  private void warnings() {
    String because = host.getReason().map(reason -> ": " + reason).orElse("");
    if (host.getOutcome() == Outcome.INCOMPLETE) {
      lines.add("Warning: OS detection is incomplete" + because);
    } else if (host.getOutcome() == Outcome.SKIPPED && detail.verbose()) {
      lines.add("Skipping OS Scan against " + host.getAddress() + because);
    }
    if (detail.verbose() && host.getPerfectMatches() > 0) {
      host.getMatchedRound()
          .filter(round -> round > 1)
          .ifPresent(round -> lines.add("WARNING: OS didn't match until try #" + round));
    }
  }

  private void verdict(Verdict verdict) {
    if (subject.getQuality().getUnreliable() && verdict.kind() != Verdict.Kind.TOO_MANY) {
      lines.add(
          "Warning: OSScan results may be unreliable because we could not find"
              + " at least 1 open and 1 closed port");
    }
    lines.addAll(ClassLines.of(host, verdict.guessing()));
    switch (verdict.kind()) {
      case EXACT -> lines.add("OS details: " + names(verdict));
      case NEAR -> near(verdict);
      case NONE -> none(verdict);
      case TOO_MANY ->
          lines.add("Too many fingerprints match this host to give specific OS details");
    }
    FingerprintText.of(host, verdict, options).ifPresent(this::fingerprint);
  }

  private static String names(Verdict verdict) {
    return verdict.matches().stream().map(OsMatch::getName).collect(Collectors.joining(", "));
  }

  private void near(Verdict verdict) {
    if (detail.full()) {
      notIdeal();
    }
    if (verdict.guessing()) {
      lines.add("Aggressive OS guesses: " + guesses(verdict));
    }
    lines.add(
        "No exact OS matches for host"
            + (verdict.good() ? SUBMIT : " (test conditions non-ideal)."));
  }

  private static String guesses(Verdict verdict) {
    return verdict.matches().stream()
        .map(match -> match.getName() + " (" + Verdict.percent(match.getAccuracy()) + "%)")
        .collect(Collectors.joining(", "));
  }

  private void none(Verdict verdict) {
    notIdeal();
    lines.add("No OS matches for host" + (verdict.good() ? SUBMIT : ""));
  }

  private void notIdeal() {
    QualityText.reason(subject)
        .ifPresent(reason -> lines.add("OS fingerprint not ideal because: " + reason));
  }

  private void fingerprint(String text) {
    lines.add("TCP/IP fingerprint:");
    text.lines().forEach(lines::add);
    lines.add("");
  }

  private void uptime() {
    Optional<UptimeGuess> guess = UptimeGuess.of(host, options.strict());
    if (detail.verbose()) {
      guess.ifPresent(
          uptime ->
              lines.add(
                  "Uptime guess: %s days (since %s)"
                      .formatted(
                          uptime.days(), options.run().times().date(uptime.lastBootSeconds()))));
    }
    if (detail.full() && guess.isEmpty() && !options.strict()) {
      host.getUptime()
          .flatMap(Uptime::getOmittedBecause)
          .ifPresent(reason -> lines.add("Uptime guess omitted: " + reason));
    }
  }

  private void distance() {
    host.getDistance()
        .ifPresent(
            distance ->
                lines.add("Network Distance: " + Run.count(distance.getHops(), "hop", "hops")));
  }

  private void sequences(Sequences sequences) {
    if (SequenceText.predictionKnown(sequences)) {
      int index = SequenceText.index(sequences);
      String difficulty = SequenceText.difficulty(index);
      lines.add("TCP Sequence Prediction: Difficulty=" + index + " (" + difficulty + ")");
    }
    if (SequenceText.idsKnown(sequences)) {
      lines.add("IP ID Sequence Generation: " + SequenceText.text(sequences.getIpIdClass()));
    }
  }

  private void notes() {
    if (detail.debug()) {
      subject.getNotes().forEach(text -> lines.add("Note: " + text));
    }
  }
}
