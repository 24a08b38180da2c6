package io.stackprint.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A recorded run of Nmap 7.93.
 *
 * @param name the capture's name
 * @param xml its XML report as it is
 * @param text its normal report as it is
 * @param root the XML report, parsed
 */
record NmapRun(String name, String xml, String text, Element root) {
  private static final Pattern TIMING_RATIO = Pattern.compile("timingRatio\\(\\).* == ([0-9.]+)");

  static NmapRun read(Path directory, String name) throws Exception {
    String xml = Files.readString(directory.resolve(name + ".xml"));
    String text = Files.readString(directory.resolve(name + ".txt"));
    var input = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input);
    return new NmapRun(name, xml, text, document.getDocumentElement());
  }

  /** The names of all runs in a directory of captures, sorted. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".xml"))
          .map(file -> file.substring(0, file.length() - ".xml".length()))
          .sorted()
          .toList();
    }
  }

  /** The hosts that the run reports on; those of IPv6 are another method's. */
  List<NmapHost> hosts() {
    return elements(root, "host")
        .map(host -> new NmapHost(this, host))
        .filter(NmapHost::isIpv4)
        .toList();
  }

  String commandLine() {
    return root.getAttribute("args");
  }

  /** What the run was, with the version and platform that its fingerprints name. */
  Run run(String version, String platform) {
    var started = Instant.ofEpochSecond(Long.parseLong(root.getAttribute("start")));
    return new Run(version, platform, commandLine(), started, ZoneOffset.UTC, Set.of());
  }

  /** Stands in no report but the normal one; the runs here have one round each. */
  double timingRatio() {
    Matcher matcher = TIMING_RATIO.matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  static Optional<Element> child(Element parent, String name) {
    return elements(parent, name).findFirst();
  }

  static Stream<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }
}
