package io.stackprint.report;

import static io.stackprint.report.Samples.HOSTILE;
import static io.stackprint.report.Samples.exact;
import static io.stackprint.report.Samples.near;
import static io.stackprint.report.Samples.none;
import static io.stackprint.report.Samples.notGood;
import static io.stackprint.report.Samples.options;
import static io.stackprint.report.Samples.perfect;
import static io.stackprint.report.Samples.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.DistanceMethod;
import io.stackprint.record.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class XmlReportTest {
  private static final String DTD = "/usr/share/nmap/nmap.dtd";

  @TempDir private Path directory;

  static Stream<String> reports() throws IOException {
    return Stream.of(
        report(exact(), options(0, false)),
        report(exact(), options(0, true)),
        report(perfect(9), options(1, false)),
        report(perfect(9), options(1, true)),
        report(near(), options(0, false)),
        report(notGood(near()).unreliable(), options(2, false)),
        report(none(), options(0, false)),
        report(none().tooMany().mac(null), options(0, true)),
        report(none().distance(null, DistanceMethod.ICMP), options(0, false)),
        report(exact().outcome(Outcome.INCOMPLETE, "why"), options(0, false)),
        report(hostile(), options(2, true)),
        skipped());
  }

  private static String report(HostFixture host, ReportOptions options) {
    return whole(host, options, XmlReport::new);
  }

  private static String skipped() throws IOException {
    var out = new StringWriter();
    var report = new XmlReport(out, options(0, false));
    report.begin();
    report.host(none().buildSkipped("no open and closed port"));
    report.end(Samples.SUMMARY);
    return out.toString();
  }

  private static HostFixture hostile() {
    return none()
        .match(HOSTILE, 1, HostFixture.osClass(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE))
        .address(HOSTILE)
        .outcome(Outcome.INCOMPLETE, HOSTILE)
        .mac("02:54:00" + HOSTILE);
  }

  @Test
  void exactMatchIsWrittenAsNmapWritesIt() {
    Golden.assertEquals("exact.xml", report(exact(), options(0, true)));
  }

  @Test
  void nearMatchesAreListedWhetherOrNotTheTextGuesses() {
    Golden.assertEquals("near.xml", report(near(), options(0, false)));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyReportIsValid(String report) throws Exception {
    var xmllint = InstalledTool.require(List.of("xmllint"), "--version");
    String dtd = InstalledTool.requireFile(DTD).toString();
    xmllint.run("--noout", "--nonet", "--dtdvalid", dtd, file("r.xml", report)).succeeded();
  }

  @Test
  void ndiffSeesWhatChanged() throws Exception {
    var ndiff = InstalledTool.require(List.of("ndiff"), "--help");
    String before = file("before.xml", report(exact(), options(0, false)));
    String same = file("same.xml", report(exact(), options(0, false)));
    String after = file("after.xml", report(near(), options(0, false)));
    assertThat(ndiff.run(before, same).succeeded()).isEmpty();
    InstalledTool.Run changed = ndiff.run(before, after);
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.output())
        .contains(" 192.0.2.10, 02:54:00:00:01:10:\n OS details:\n   Acme RouterOS 7.1\n")
        .contains("+  Acme phone P1\n");
  }

  @Test
  void libnmapReadsIt() throws Exception {
    String script =
        """
        import sys
        from libnmap.parser import NmapParser
        report = NmapParser.parse_fromfile(sys.argv[1])
        host = report.hosts[0]
        print(report.version, report.started, report.endtime, report.hosts_up, report.hosts_total)
        print(report.scan_type, report.numservices, report.elapsed)
        print(host.address, host.status, host.mac, host.uptime, host.distance, host.lastboot)
        print(host.tcpsequence, host.ipsequence, host.os_fingerprinted)
        for match in host.os.osmatches:
            classes = [(c.type, c.vendor, c.osfamily, c.osgen, c.cpelist) for c in match.osclasses]
            print(match.name, match.accuracy, match.line, len(classes))
            print(classes[0][:4], [cpe.cpestring for cpe in classes[0][4]])
        print([(port["state"], port["portid"]) for port in host.os_ports_used()])
        print(host.os_fingerprint.count(chr(10)), host.os_fingerprint[:20])
        """;
    var python = InstalledTool.require(List.of("/usr/bin/python3"), "-c", "import libnmap.parser");
    String file = file("report.xml", report(exact(), options(0, true)));
    assertThat(python.run("-c", script, file).succeeded())
        .isEqualTo(
            """
            0.1.0 1795401824 1795401827 1 2
            syn 3 3.02
            192.0.2.10 up 02:54:00:00:01:10 1002 1 Mon Nov 23 02:27:04 2026
            Good luck! All zeros True
            Acme RouterOS 7.1 100 100 1
            ('router', 'Acme', 'RouterOS', '7.X') ['cpe:/o:acme:routeros:7']
            [('open', '22'), ('closed', '443'), ('closed', '35625')]
            8 OS:SCAN(V=0.1.0%E=4%
            """);
  }

  @Test
  void libnmapReadsAReplayToo() throws Exception {
    var replay = new Run("1", "p", "replay", Samples.RUN.startedAt(), Samples.RUN.zone(), Set.of());
    var options = new ReportOptions(replay, Detail.PLAIN, false, false);
    var python = InstalledTool.require(List.of("/usr/bin/python3"), "-c", "import libnmap.parser");
    String script =
        """
        import sys
        from libnmap.parser import NmapParser
        print([host.address for host in NmapParser.parse_fromfile(sys.argv[1]).hosts])
        """;
    String file = file("report.xml", report(none().mac(null), options));
    assertThat(python.run("-c", script, file).succeeded()).isEqualTo("['192.0.2.10']\n");
  }

  @Test
  void hostileTextIsOnlyText() throws Exception {
    String report = report(hostile(), options(0, false));
    assertThat(report).matches("[\\n -~]*");
    Element root = parse(report);
    var name = ((Element) root.getElementsByTagName("osmatch").item(0)).getAttribute("name");
    assertThat(name)
        .isEqualTo(
            HOSTILE
                .replace("\u001b", "\\x1b")
                .replace("\u0000", "\\x00")
                .replace("\ud800", "\\ud800")
                .replace("\ufffe", "\\ufffe"));
    assertThat(root.getElementsByTagName("cpe").item(0).getTextContent()).isEqualTo(name);
  }

  private static Element parse(String xml) throws Exception {
    var input = new ByteArrayInputStream(xml.getBytes(StandardCharsets.US_ASCII));
    var factory = DocumentBuilderFactory.newInstance();
    return factory.newDocumentBuilder().parse(input).getDocumentElement();
  }

  @Test
  void commentCannotBeEndedByTheCommandLine() throws Exception {
    var run =
        new Run("1", "p", "-- --> <x/> ---", Samples.RUN.startedAt(), Samples.RUN.zone(), Set.of());
    var options = new ReportOptions(run, Detail.PLAIN, false, false);
    Element root = parse(report(none(), options));
    assertThat(root.getTagName()).isEqualTo("nmaprun");
    assertThat(root.getAttribute("args")).isEqualTo("-- --> <x/> ---");
  }

  @Test
  void portZeroIsNotAPortUsed() {
    assertThat(report(none().ports(0, 0, 9), options(0, false)))
        .contains("<os><portused state=\"closed\" proto=\"udp\" portid=\"9\"/>\n");
  }

  @Test
  void skippedHostHasNoOsElement() throws IOException {
    assertThat(skipped())
        .doesNotContain("<os>")
        .contains("comment=\"skipped: no open and closed port\"");
  }

  private String file(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
