package io.stackprint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a report in Nmap's formats says of each host's operating system, item by item, without what
 * only the run decides: versions, platforms, and the time of printing.
 */
final class NmapReport {
  private static final List<String> VERDICT_LINES =
      List.of(
          "MAC Address",
          "Warning: OSScan",
          "Device type",
          "Running",
          "OS CPE",
          "OS details",
          "Aggressive OS guesses",
          "No exact OS matches",
          "No OS matches",
          "Too many fingerprints",
          "OS fingerprint not ideal",
          "Uptime guess",
          "Network Distance",
          "TCP Sequence Prediction",
          "IP ID Sequence Generation");

  private static final Pattern RUN_FIELDS =
      Pattern.compile("(SCAN\\(V=[^%]*|%D=[^%]*|%TM=[0-9A-F]*|%P=[^%)]*)");
  private static final Pattern UPTIME_DAYS = Pattern.compile("[0-9.]+ days");

  private NmapReport() {}

  /** Address to item to text, of normal output. */
  static Map<String, Map<String, String>> ofText(Path file) throws IOException {
    Map<String, Map<String, String>> hosts = new TreeMap<>();
    for (String block : Files.readString(file).split("Nmap scan report for ", -1)) {
      List<String> lines = block.lines().toList();
      if (!lines.isEmpty() && !lines.get(0).startsWith("#")) {
        hosts.put("text " + lines.get(0).strip(), textItems(lines));
      }
    }
    return hosts;
  }

  private static Map<String, String> textItems(List<String> lines) {
    Map<String, String> items = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    for (String line : lines) {
      for (String start : VERDICT_LINES) {
        if (line.startsWith(start)) {
          items.put(start, UPTIME_DAYS.matcher(line).replaceAll("D days"));
          order.add(start);
        }
      }
      if (line.equals("TCP/IP fingerprint:")) {
        order.add(line);
      }
    }
    items.put("fingerprint", fingerprint(lines));
    items.put("order of lines", String.join(", ", order));
    return items;
  }

  private static String fingerprint(List<String> lines) {
    int start = lines.indexOf("TCP/IP fingerprint:");
    if (start < 0) {
      return "";
    }
    List<String> block =
        lines.subList(start + 1, lines.size()).stream().takeWhile(line -> !line.isEmpty()).toList();
    boolean wrapped = block.get(0).startsWith("OS:");
    String text = String.join(wrapped ? "" : "\n", block).replace("OS:", "");
    return (wrapped ? "wrapped " : "plain ") + RUN_FIELDS.matcher(text).replaceAll("");
  }

  /** Address to item to text, of XML output. */
  static Map<String, Map<String, String>> ofXml(Path file) throws IOException {
    Map<String, Map<String, String>> hosts = new TreeMap<>();
    for (Element host : children(parse(file).getDocumentElement(), "host")) {
      String address = children(host, "address").get(0).getAttribute("addr");
      hosts.put("xml " + address, xmlItems(host));
    }
    return hosts;
  }

  private static Map<String, String> xmlItems(Element host) {
    Map<String, String> items = new LinkedHashMap<>();
    for (String name :
        List.of("uptime", "distance", "tcpsequence", "ipidsequence", "tcptssequence")) {
      items.put(name, all(host, name));
    }
    for (Element os : children(host, "os")) {
      for (String name : List.of("portused", "osmatch", "osfingerprint")) {
        items.put(name, all(os, name));
      }
    }
    return items;
  }

  private static String all(Element parent, String name) {
    var text = new StringBuilder();
    children(parent, name).forEach(element -> append(text, element));
    return text.toString();
  }

  private static void append(StringBuilder text, Element element) {
    text.append('<').append(element.getTagName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      if (!isOfTheRun(element, attribute.getNodeName())) {
        text.append(' ').append(attribute.getNodeName()).append('=');
        text.append(RUN_FIELDS.matcher(joined(attribute.getNodeValue())).replaceAll(""));
      }
    }
    text.append('>');
    List<Element> inner = children(element, "*");
    inner.forEach(child -> append(text, child));
    if (inner.isEmpty()) {
      text.append(element.getTextContent());
    }
  }

  // Where a wrapped fingerprint is cut depends on the length of the version.
  private static String joined(String value) {
    return value.contains("OS:SCAN") ? "wrapped " + value.replaceAll("\\n(OS:)?|OS:", "") : value;
  }

  // Nmap counts the uptime up to the moment of printing; the last boot is what the capture decides.
  private static boolean isOfTheRun(Element element, String attribute) {
    return element.getTagName().equals("uptime") && attribute.equals("seconds");
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element
          && (name.equals("*") || element.getTagName().equals(name))) {
        found.add(element);
      }
    }
    return found;
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
