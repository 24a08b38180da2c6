package io.stackprint.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a report says of a host, attribute by attribute.
 *
 * @param attributes such as {@code T1.DF} to its value
 * @param matches names of the entries with accuracy 100
 */
record HostPrint(SortedMap<String, String> attributes, Set<String> matches) {
  private static final Pattern LINE = Pattern.compile("([A-Z0-9]+)\\(([^)]*)\\)");

  /** What the run decides and not the host, or what the host draws anew each time. */
  private static final Set<String> OF_THE_RUN =
      Set.of(
          "SCAN.V", "SCAN.D", "SCAN.TM", "SCAN.P", "SCAN.M", "SCAN.CU", // of the run
          "SEQ.SP", "SEQ.ISR", "SEQ.GCD"); // ISNs are random, times have jitter

  /** Everything in an XML report of Nmap's form, by address. */
  static Map<String, HostPrint> read(Path report) throws IOException {
    Map<String, HostPrint> hosts = new TreeMap<>();
    elements(parse(report).getDocumentElement(), "host")
        .forEach(host -> hosts.put(value(host, "address", "addr"), of(host)));
    return hosts;
  }

  private static HostPrint of(Element host) {
    SortedMap<String, String> found = new TreeMap<>();
    String text = value(host, "osfingerprint", "fingerprint").replaceAll("\nOS:|^OS:", "");
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      for (String pair : line.group(2).split("%", -1)) {
        String[] halves = pair.split("=", 2);
        found.put(line.group(1) + "." + halves[0], halves.length > 1 ? halves[1] : "");
      }
    }
    found.keySet().removeAll(OF_THE_RUN);
    // Linux draws an offset for each connection (but for tcp_timestamps=2): TS=1F to 21, no
    // clock's.
    found.computeIfPresent("SEQ.TS", (name, rate) -> rate.length() > 1 ? "random" : rate);
    found.put("distance", value(host, "distance", "value"));
    found.put("IP ID class", value(host, "ipidsequence", "class"));
    found.put("timestamp class", value(host, "tcptssequence", "class"));
    found.put("ports used", portsUsed(host).toString());
    return new HostPrint(found, perfectMatches(host));
  }

  private static List<String> portsUsed(Element host) {
    return elements(host, "portused")
        .filter(port -> port.getAttribute("proto").equals("tcp")) // a closed UDP port is drawn
        .map(port -> port.getAttribute("state") + " " + port.getAttribute("portid"))
        .toList();
  }

  private static Set<String> perfectMatches(Element host) {
    return elements(host, "osmatch")
        .filter(match -> match.getAttribute("accuracy").equals("100"))
        .map(match -> match.getAttribute("name"))
        .collect(Collectors.toSet());
  }

  /** Each attribute that is not the same here and there. */
  SortedMap<String, String> differences(HostPrint other) {
    SortedMap<String, String> different = new TreeMap<>();
    Stream.concat(attributes.keySet().stream(), other.attributes.keySet().stream())
        .filter(name -> !of(name).equals(other.of(name)))
        .forEach(name -> different.put(name, of(name) + " ≠ " + other.of(name)));
    return different;
  }

  private String of(String attribute) {
    return attributes.getOrDefault(attribute, "absent");
  }

  private static String value(Element parent, String element, String attribute) {
    return elements(parent, element)
        .findFirst()
        .map(found -> found.getAttribute(attribute))
        .orElse("");
  }

  private static Stream<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }

  private static Document parse(Path file) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not XML: " + e.getMessage(), e);
    }
  }
}
