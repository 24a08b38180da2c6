package io.stackprint.report;

import io.stackprint.record.HostRecord;
import io.stackprint.record.OsClass;
import io.stackprint.record.OsMatch;
import io.stackprint.record.Outcome;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.TimestampClass;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One host as an element of Nmap's XML. */
final class HostXml {
  private final XmlWriter xml;
  private final HostRecord host;
  private final SubjectFingerprint subject;
  private final ReportOptions options;

  private HostXml(XmlWriter xml, HostRecord host, ReportOptions options) {
    this.xml = xml;
    this.host = host;
    this.subject = host.getFingerprint();
    this.options = options;
  }

  static void write(XmlWriter xml, HostRecord host, ReportOptions options) throws IOException {
    var element = new HostXml(xml, host, options);
    element.heading();
    if (element.subject.getPortTable().isPresent()) {
      PortXml.write(xml, element.subject.getPortTable().get());
    }
    Optional<Verdict> verdict = Verdict.of(host, options);
    if (verdict.isPresent()) {
      element.os(verdict.get());
    }
    element.uptime();
    element.distance();
    element.sequences();
    xml.close("host").newline();
  }

  private void heading() throws IOException {
    xml.element("host").attribute("starttime", LocalTimes.seconds(subject.getStartedAtNanos()));
    xml.attribute("endtime", LocalTimes.seconds(subject.getEndedAtNanos()));
    comment();
    xml.content().element("status").attribute("state", "up");
    xml.attribute("reason", "user-set").attribute("reason_ttl", 0).empty().newline();
    address(host.getAddress(), "ipv4");
    if (subject.getMacAddress().isPresent()) {
      address(subject.getMacAddress().get(), "mac");
    }
    xml.element("hostnames").content().newline().close("hostnames").newline();
  }

  /** Says of a host that it was not observed as it should have been. */
  private void comment() throws IOException {
    Outcome outcome = host.getOutcome();
    if (outcome == Outcome.INCOMPLETE || outcome == Outcome.SKIPPED) {
      String reason = host.getReason().map(because -> ": " + because).orElse("");
      xml.attribute("comment", outcome.name().toLowerCase(Locale.ROOT) + reason);
    }
  }

  private void address(String address, String type) throws IOException {
    xml.element("address").attribute("addr", address).attribute("addrtype", type);
    xml.empty().newline();
  }

  private void os(Verdict verdict) throws IOException {
    xml.element("os").content();
    PortsUsed ports = subject.getPorts();
    portUsed("open", "tcp", ports.getOpenTcp());
    portUsed("closed", "tcp", ports.getClosedTcp());
    portUsed("closed", "udp", ports.getClosedUdp());
    for (OsMatch match : verdict.matches()) {
      match(match);
    }
    Optional<String> fingerprint = FingerprintText.of(host, verdict, options);
    if (fingerprint.isPresent()) {
      xml.element("osfingerprint").attribute("fingerprint", fingerprint.get()).empty().newline();
    }
    xml.close("os").newline();
  }

  /** Nmap leaves port 0 out. */
  private void portUsed(String state, String protocol, Optional<Integer> port) throws IOException {
    if (port.isPresent() && port.get() > 0) {
      xml.element("portused").attribute("state", state).attribute("proto", protocol);
      xml.attribute("portid", port.get()).empty().newline();
    }
  }

  private void match(OsMatch match) throws IOException {
    int accuracy = Verdict.percent(match.getAccuracy());
    xml.element("osmatch").attribute("name", match.getName()).attribute("accuracy", accuracy);
    xml.attribute("line", match.getLine()).content().newline();
    for (OsClass osClass : match.getClasses()) {
      osClass(osClass, accuracy);
    }
    xml.close("osmatch").newline();
  }

  private void osClass(OsClass osClass, int accuracy) throws IOException {
    xml.element("osclass").attribute("type", osClass.getDeviceType());
    xml.attribute("vendor", osClass.getVendor()).attribute("osfamily", osClass.getFamily());
    if (osClass.getGeneration().isPresent()) {
      xml.attribute("osgen", osClass.getGeneration().get());
    }
    xml.attribute("accuracy", accuracy);
    if (osClass.getCpe22().isEmpty()) {
      xml.empty().newline();
      return;
    }
    xml.content();
    for (String cpe : osClass.getCpe22()) {
      xml.element("cpe").content().text(cpe).close("cpe");
    }
    xml.close("osclass").newline();
  }

  private void uptime() throws IOException {
    Optional<UptimeGuess> guess = UptimeGuess.of(host, options.strict());
    if (guess.isPresent()) {
      xml.element("uptime").attribute("seconds", guess.get().seconds());
      xml.attribute("lastboot", options.run().times().date(guess.get().lastBootSeconds()));
      xml.empty().newline();
    }
  }

  private void distance() throws IOException {
    if (host.getDistance().isPresent()) {
      xml.element("distance").attribute("value", host.getDistance().get().getHops());
      xml.empty().newline();
    }
  }

  private void sequences() throws IOException {
    if (host.getSequences().isEmpty()) {
      return;
    }
    Sequences sequences = host.getSequences().get();
    if (SequenceText.predictionKnown(sequences)) {
      int index = SequenceText.index(sequences);
      xml.element("tcpsequence").attribute("index", index);
      xml.attribute("difficulty", SequenceText.difficulty(index));
      xml.attribute("values", hex(sequences.getIsns())).empty().newline();
    }
    if (SequenceText.idsKnown(sequences)) {
      xml.element("ipidsequence");
      xml.attribute("class", SequenceText.text(sequences.getIpIdClass()));
      xml.attribute("values", hex(sequences.getIpIds())).empty().newline();
      timestamps(sequences);
    }
  }

  private void timestamps(Sequences sequences) throws IOException {
    TimestampClass timestampClass = sequences.getTimestampClass();
    xml.element("tcptssequence").attribute("class", SequenceText.text(timestampClass));
    if (timestampClass != TimestampClass.UNSUPPORTED) {
      xml.attribute("values", hex(sequences.getTimestamps()));
    }
    xml.empty().newline();
  }

  private static String hex(List<? extends Number> values) {
    return values.stream()
        .map(value -> Long.toHexString(value.longValue()).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
