package io.stackprint.report;

import io.stackprint.record.PortState;
import io.stackprint.record.PortTable;
import io.stackprint.record.ScannedPort;
import java.io.IOException;
import java.util.List;

/** The port table of a host as an element of Nmap's XML. */
final class PortXml {
  private PortXml() {}

  static void write(XmlWriter xml, PortTable table) throws IOException {
    xml.element("ports").content();
    for (PortState state : List.of(PortState.FILTERED, PortState.CLOSED, PortState.OPEN)) {
      int hidden = PortLines.hidden(table, state);
      if (hidden > 0) {
        xml.element("extraports").attribute("state", PortLines.word(state));
        xml.attribute("count", hidden).content().newline();
        xml.element("extrareasons").attribute("reason", PortLines.reason(state));
        xml.attribute("count", hidden).empty().newline();
        xml.close("extraports").newline();
      }
    }
    for (ScannedPort port : table.getPorts()) {
      write(xml, port);
    }
    xml.close("ports").newline();
  }

  private static void write(XmlWriter xml, ScannedPort port) throws IOException {
    xml.element("port").attribute("protocol", "tcp").attribute("portid", port.getNumber());
    xml.content().element("state").attribute("state", PortLines.word(port.getState()));
    xml.attribute("reason", PortLines.reason(port.getState())).attribute("reason_ttl", 0).empty();
    xml.element("service").attribute("name", PortLines.service(port.getNumber()));
    xml.attribute("method", "table").attribute("conf", 3).empty();
    xml.close("port").newline();
  }
}
