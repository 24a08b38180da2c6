package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.pipeline.DirectPipeline;
import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CollectorSettings;
import io.stackprint.prober.capture.ObservationCollector;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where fingerprints to learn from come from: a known host, or a capture of scans.
 *
 * @param text {@code address} or {@code scope/address}, or {@code file} or {@code file@address}
 */
record Observed(String text) {
  private static final String ANY_SCOPE = "any";

  /** True for a host; a file of that name would win. */
  boolean isHost() {
    return !Files.exists(Path.of(text)) && isHostKey(text.contains("/") ? text : withScope(text));
  }

  private static String withScope(String address) {
    return ANY_SCOPE + "/" + address;
  }

  private static boolean isHostKey(String text) {
    try {
      return text.equals(HostKey.parse(text).toString());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The rounds of the scans in the capture. */
  List<Fingerprint> inCapture() {
    int at = text.lastIndexOf('@');
    String file = at < 0 ? text : text.substring(0, at);
    String address = at < 0 ? "" : text.substring(at + 1);
    List<Fingerprint> found =
        rounds(
            subjects(file).stream()
                .filter(subject -> address.isEmpty() || subject.getAddress().equals(address)));
    if (found.isEmpty()) {
      throw new CommandFailure(text + ": no scan of such a host in it");
    }
    return found;
  }

  private static List<SubjectFingerprint> subjects(String file) {
    List<SubjectFingerprint> subjects = new ArrayList<>();
    var pipeline = new DirectPipeline(new Assembler(Rules.DEFAULT), subjects::add);
    var collector =
        new ObservationCollector(
            CollectorSettings.of("learn", "learn"), new EvidenceForwarder(pipeline, false));
    try {
      CaptureSource.of(file).read(collector, CaptureProgress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    collector.finish();
    return subjects;
  }

  /** The rounds of the latest observation of the host. */
  List<Fingerprint> onTopic(Cluster cluster) {
    Map<HostKey, SubjectFingerprint> known =
        new TopicReader<>(cluster.topics().fingerprints(), cluster.clientProperties()).latest();
    List<SubjectFingerprint> fitting =
        known.entrySet().stream()
            .filter(host -> isMeant(host.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (fitting.size() > 1) {
      throw new CommandFailure(
          text
              + " is known in several scopes, expected one of "
              + fitting.stream().map(one -> one.getScope() + "/" + one.getAddress()).toList());
    }
    List<Fingerprint> found = rounds(fitting.stream());
    if (found.isEmpty()) {
      throw new CommandFailure(
          text + ": no fingerprint of this host is known, and there is no file of this name");
    }
    return found;
  }

  private boolean isMeant(HostKey host) {
    return text.contains("/") ? host.toString().equals(text) : host.address().equals(text);
  }

  private static List<Fingerprint> rounds(Stream<SubjectFingerprint> subjects) {
    return subjects
        .flatMap(subject -> subject.getRounds().stream())
        .map(RoundFingerprint::getTests)
        .map(FingerprintRecords::fromRecord)
        .toList();
  }
}
