package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.HostRecord;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same facts give the words and the octets of Nmap's own reports. */
class NmapAgreementTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");

  private static final int HEADING_LINES = 3;

  static List<NmapHost> hosts() throws Exception {
    var hosts = new ArrayList<NmapHost>();
    for (String name : NmapRun.names(CAPTURES)) {
      hosts.addAll(NmapRun.read(CAPTURES, name).hosts());
    }
    return hosts;
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void saysWhatNmapSaid(NmapHost host) {
    HostRecord record = host.toRecord();
    boolean classesKnown = !host.matchesCut() || !guesses(record, host.options());
    Stream<String> ours = HostText.lines(record, host.options()).stream().skip(HEADING_LINES);
    assertThat(comparable(ours, classesKnown))
        .isEqualTo(comparable(host.verdictText().lines(), classesKnown));
  }

  private static boolean guesses(HostRecord record, ReportOptions options) {
    return Verdict.of(record, options).orElseThrow().guessing();
  }

  /** Where Nmap's XML does not have all matches, their classes cannot be rebuilt from it. */
  private static String comparable(Stream<String> lines, boolean withClasses) {
    return lines
        .filter(line -> withClasses || !line.matches("(Device type|Running.*|OS CPE): .*"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void writesTheXmlThatNmapWrote(NmapHost host) throws Exception {
    var xml = new StringWriter();
    HostXml.write(new XmlWriter(xml), host.toRecord(), host.options());
    String verdict = xml.toString().substring(xml.toString().indexOf("<os>"));
    assertThat(verdict.replace("</host>\n", "")).isEqualTo(host.verdictXml());
  }
}
