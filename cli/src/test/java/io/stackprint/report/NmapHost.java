package io.stackprint.report;

import static io.stackprint.report.HostFixture.osClass;

import io.stackprint.fingerprint.MergedFingerprint;
import io.stackprint.fingerprint.ScanLine;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.fingerprint.TextRefusedException;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.HostRecord;
import io.stackprint.record.IpIdClass;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.OsClass;
import io.stackprint.record.QualityReason;
import io.stackprint.record.Sequences;
import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A host of a recorded run of Nmap, and the host record that we would have had in its place.
 *
 * <p>The record is rebuilt from Nmap's XML and command line, not from the text that it is to give;
 * only what stands in no XML is taken from there: the timing ratio, and which of its two reasons an
 * empty list of matches has.
 *
 * @param run the run
 * @param host the element of the XML report
 */
record NmapHost(NmapRun run, Element host) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  @Override
  public String toString() {
    return run.name() + " " + address();
  }

  boolean isIpv4() {
    return child("address").orElseThrow().getAttribute("addrtype").equals("ipv4");
  }

  private String address() {
    return child("address").orElseThrow().getAttribute("addr");
  }

  /** The options under which our report must be Nmap's. */
  ReportOptions options() {
    ScanLine scan = scan();
    int verbosity = run.commandLine().contains(" -v") ? 1 : 0;
    boolean guess = run.commandLine().contains("osscan-guess");
    return new ReportOptions(
        run.run(scan.version(), scan.platform()), new Detail(verbosity, true), guess, true);
  }

  /** What Nmap's text says of the host below the table of ports. */
  String verdictText() {
    String heading = "Nmap scan report for " + address() + "\n";
    List<String> block =
        run.text()
            .substring(run.text().indexOf(heading) + heading.length())
            .lines()
            .takeWhile(line -> !line.matches("TRACEROUTE.*|Read from.*|Nmap scan report for.*"))
            .dropWhile(line -> !line.startsWith("PORT "))
            .dropWhile(line -> line.matches("PORT .*|[0-9]+/(tcp|udp) .*"))
            .toList();
    return String.join("\n", block).strip();
  }

  /** What Nmap's XML says of the host below the ports. */
  String verdictXml() {
    String address = "<address addr=\"" + address() + "\"";
    int start = run.xml().indexOf(address, run.xml().indexOf("<host "));
    String rest = run.xml().substring(run.xml().indexOf("<os>", start));
    return rest.split("<trace|<times", 2)[0];
  }

  private MergedFingerprint fingerprint() {
    String text = child("osfingerprint").orElseThrow().getAttribute("fingerprint");
    try {
      return MergedFingerprint.parse(text);
    } catch (TextRefusedException e) {
      throw new IllegalStateException(toString(), e);
    }
  }

  private ScanLine scan() {
    return fingerprint().scan().orElseThrow();
  }

  HostRecord toRecord() {
    ScanLine scan = scan();
    HostFixture fixture = HostFixture.host().address(address()).profile(NmapProfile.NMAP_7_93);
    fixture.mac(macAddress()).endedAtSeconds(scan.printedAtSeconds()).rounds(rounds());
    fixture.ports(port("open", "tcp"), port("closed", "tcp"), port("closed", "udp"));
    fixture.distance(scan.distance().orElse(null), scan.method().orElse(DistanceMethod.ICMP));
    fixture.uptime(uptime()).sequences(sequences());
    fixture.timingRatio(run.timingRatio()).notGood(reasons(scan));
    if (port("open", "tcp") == null || !hasClosedOrUnfilteredPort()) {
      fixture.unreliable();
    }
    matches(fixture);
    return fixture.build();
  }

  /** Several lines of one test come from several rounds. */
  private String[] rounds() {
    var rounds = new ArrayList<StringBuilder>();
    Map<TestName, Integer> seen = new EnumMap<>(TestName.class);
    for (TestLine line : fingerprint().lines()) {
      int round = seen.merge(line.test(), 1, Integer::sum);
      if (rounds.size() < round) {
        rounds.add(new StringBuilder());
      }
      rounds.get(round - 1).append(line.text()).append('\n');
    }
    return rounds.stream().map(StringBuilder::toString).toArray(String[]::new);
  }

  private @Nullable String macAddress() {
    return NmapRun.elements(host, "address")
        .filter(address -> address.getAttribute("addrtype").equals("mac"))
        .map(address -> address.getAttribute("addr"))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer port(String state, String protocol) {
    return NmapRun.elements(host, "portused")
        .filter(port -> port.getAttribute("state").equals(state))
        .filter(port -> port.getAttribute("proto").equals(protocol))
        .map(port -> Integer.valueOf(port.getAttribute("portid")))
        .findFirst()
        .orElse(null);
  }

  private boolean hasClosedOrUnfilteredPort() {
    return NmapRun.elements(host, "port")
        .filter(port -> port.getAttribute("protocol").equals("tcp"))
        .flatMap(port -> NmapRun.elements(port, "state"))
        .map(state -> state.getAttribute("state"))
        .anyMatch(state -> state.equals("closed") || state.equals("unfiltered"));
  }

  /** The conditions in Nmap's order; no recorded run had a scan delay. */
  private QualityReason[] reasons(ScanLine scan) {
    boolean traced = scan.method().equals(Optional.of(DistanceMethod.TRACEROUTE));
    int hops = traced ? 0 : scan.distance().orElse(0); // judged before the traceroute
    boolean udpScanned = run.commandLine().contains(" -sU");
    var holds = new EnumMap<QualityReason, Boolean>(QualityReason.class);
    holds.put(QualityReason.TIMING_TEMPLATE_5, run.commandLine().contains(" -T5"));
    holds.put(QualityReason.NO_OPEN_TCP_PORT, port("open", "tcp") == null);
    holds.put(QualityReason.NO_CLOSED_TCP_PORT, port("closed", "tcp") == null);
    holds.put(QualityReason.NEGATIVE_DISTANCE, hops < -1);
    holds.put(QualityReason.TOO_DISTANT, hops > 5);
    holds.put(QualityReason.TIMING_RATIO, run.timingRatio() > 1.4);
    holds.put(QualityReason.NO_CLOSED_UDP_PORT, port("closed", "udp") == null && !udpScanned);
    holds.values().removeIf(applies -> !applies);
    return holds.keySet().toArray(QualityReason[]::new);
  }

  /** Nmap names ten near matches in its XML, but classifies all of them. */
  boolean matchesCut() {
    List<Element> matches = matches();
    return matches.size() == 10 && !matches.get(0).getAttribute("accuracy").equals("100");
  }

  private List<Element> matches() {
    return NmapRun.elements(host, "osmatch").toList();
  }

  private void matches(HostFixture fixture) {
    List<Element> matches = matches();
    for (Element match : matches) {
      fixture.match(
          match.getAttribute("name"),
          accuracy(match, matches.get(0)),
          Integer.parseInt(match.getAttribute("line")),
          NmapRun.elements(match, "osclass").map(NmapHost::classOf).toArray(OsClass[]::new));
    }
    if (matches.isEmpty() && verdictText().contains("Too many fingerprints match")) {
      fixture.tooMany();
    }
  }

  /**
   * One accuracy of which this may be the whole percents, such that all that Nmap names are near
   * the best, as they must have been.
   */
  private static double accuracy(Element match, Element best) {
    int percent = Integer.parseInt(match.getAttribute("accuracy"));
    boolean likeBest = match.getAttribute("accuracy").equals(best.getAttribute("accuracy"));
    return percent == 100 ? 1 : (percent + (likeBest ? 0.01 : 0.99)) / 100;
  }

  private static OsClass classOf(Element osClass) {
    return osClass(
        osClass.getAttribute("type"),
        osClass.getAttribute("vendor"),
        osClass.getAttribute("osfamily"),
        osClass.hasAttribute("osgen") ? osClass.getAttribute("osgen") : null,
        NmapRun.elements(osClass, "cpe").map(Element::getTextContent).toArray(String[]::new));
  }

  private Uptime uptime() {
    Optional<Element> uptime = child("uptime");
    Long lastBoot =
        uptime
            .map(it -> LocalDateTime.parse(it.getAttribute("lastboot"), DATE))
            .map(date -> date.toEpochSecond(ZoneOffset.UTC))
            .orElse(null);
    return Uptime.newBuilder()
        .setReliability(UptimeReliability.OMITTED)
        .setOmittedBecause("only Nmap's figure is known here")
        .setNmapLastBootSeconds(lastBoot)
        .build();
  }

  private Sequences.Builder sequences() {
    List<Integer> ids = values("ipidsequence").map(Long::intValue).toList();
    List<Long> isns = values("tcpsequence").toList();
    return Sequences.newBuilder()
        .setIsns(isns.isEmpty() ? ids.stream().map(Integer::longValue).toList() : isns)
        .setIpIds(ids)
        .setTimestamps(values("tcptssequence").toList())
        .setPredictability(
            child("tcpsequence").map(it -> Integer.valueOf(it.getAttribute("index"))).orElse(null))
        .setIpIdClass(
            called("ipidsequence", IpIdClass.values(), SequenceText::text)
                .orElse(IpIdClass.UNKNOWN))
        .setClosedPortIpIdClass(IpIdClass.UNKNOWN)
        .setIcmpIpIdClass(IpIdClass.UNKNOWN)
        .setTimestampClass(
            called("tcptssequence", TimestampClass.values(), SequenceText::text)
                .orElse(TimestampClass.UNKNOWN));
  }

  private <T> Optional<T> called(String element, T[] all, Function<T, String> text) {
    Optional<String> name = child(element).map(it -> it.getAttribute("class"));
    return Stream.of(all).filter(one -> name.equals(Optional.of(text.apply(one)))).findFirst();
  }

  private Stream<Long> values(String element) {
    String values = child(element).map(it -> it.getAttribute("values")).orElse("");
    return Stream.of(values.split(","))
        .filter(hex -> !hex.isEmpty())
        .map(hex -> Long.parseLong(hex, 16));
  }

  private Optional<Element> child(String name) {
    return NmapRun.child(host, name);
  }
}
