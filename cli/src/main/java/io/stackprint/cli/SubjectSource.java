package io.stackprint.cli;

import io.stackprint.fingerprint.MergedFingerprint;
import io.stackprint.fingerprint.Subject;
import io.stackprint.fingerprint.SubjectFile;
import io.stackprint.fingerprint.SubjectReader;
import io.stackprint.fingerprint.TextRefusal;
import io.stackprint.fingerprint.TextRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads subject fingerprints from a file: text of any of Nmap's forms, or Nmap's XML. */
final class SubjectSource {
  private SubjectSource() {}

  /** The fingerprints in a file, or in standard input for {@code -}. */
  static SubjectFile read(String name) {
    String text = text(name);
    boolean xml = text.startsWith("<?xml") || text.contains("<nmaprun");
    return xml ? fromXml(name, text) : SubjectReader.read(name, text);
  }

  private static String text(String name) {
    try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + name + ": " + Reasons.of(e), e);
    }
  }

  /** The {@code osfingerprint} of each host that has one; the host's address is the id. */
  static SubjectFile fromXml(String name, String text) {
    List<Subject> subjects = new ArrayList<>();
    List<TextRefusal> refusals = new ArrayList<>();
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      String address = "";
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "host" -> address = "";
          case "address" -> address = address.isEmpty() ? attribute(xml, "addr") : address;
          case "osfingerprint" -> add(name, xml, address, subjects, refusals);
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new CommandFailure(
          name + ":" + e.getLocation().getLineNumber() + ": not well-formed XML", e);
    }
    return new SubjectFile(subjects, refusals);
  }

  private static void add(
      String name,
      XMLStreamReader xml,
      String address,
      List<Subject> subjects,
      List<TextRefusal> refusals) {
    int line = xml.getLocation().getLineNumber();
    try {
      var fingerprint = MergedFingerprint.parse(attribute(xml, "fingerprint"));
      subjects.add(new Subject(address, line, fingerprint));
    } catch (TextRefusedException e) {
      refusals.add(new TextRefusal(name, line, e.refusal().expected(), e.refusal().found()));
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  // Reports come from anywhere: no external entities, and the DTD is not fetched.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
