package io.stackprint.report;

import io.stackprint.record.HostRecord;
import java.io.IOException;
import java.io.Writer;

/**
 * XML as Nmap writes it ({@code -oX}), valid against its DTD, for everything that imports that.
 *
 * <p>Nmap's elements for what Stackprint does not do (traceroute, scripts, round-trip times) are
 * absent; the DTD allows it.
 *
 * @see <a href="https://nmap.org/book/app-nmap-dtd.html">Nmap XML Output DTD</a>
 */
public final class XmlReport implements Report {
  /** The only value that the DTD allows, and the one that importers look for. */
  private static final String SCANNER = "nmap";

  /** The version of the DTD. */
  private static final String OUTPUT_VERSION = "1.05";

  private final Writer out;
  private final XmlWriter xml;
  private final ReportOptions options;

  /**
   * A report.
   *
   * @param out where to; only ASCII is written
   * @param options what to say
   */
  public XmlReport(Writer out, ReportOptions options) {
    this.out = out;
    this.xml = new XmlWriter(out);
    this.options = options;
  }

  @Override
  public void begin() throws IOException {
    Run run = options.run();
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE nmaprun>\n");
    xml.comment(run.initiated()).newline();
    long started = run.startedAt().getEpochSecond();
    xml.element("nmaprun").attribute("scanner", SCANNER).attribute("args", run.commandLine());
    xml.attribute("start", started).attribute("startstr", run.times().date(started));
    xml.attribute("version", run.version()).attribute("xmloutputversion", OUTPUT_VERSION);
    xml.content().newline();
    if (!run.tcpPorts().isEmpty()) {
      xml.element("scaninfo").attribute("type", "syn").attribute("protocol", "tcp");
      xml.attribute("numservices", run.tcpPorts().size()).attribute("services", run.services());
      xml.empty().newline();
    }
    xml.element("verbose").attribute("level", options.detail().level()).empty().newline();
    xml.element("debugging").attribute("level", options.detail().debug() ? 1 : 0);
    xml.empty().newline();
    out.flush();
  }

  @Override
  public void host(HostRecord host) throws IOException {
    HostXml.write(xml, host, options);
    out.flush();
  }

  @Override
  public void end(RunSummary summary) throws IOException {
    Run run = options.run();
    long finished = summary.finishedAt().getEpochSecond();
    xml.element("runstats").content();
    xml.element("finished").attribute("time", finished);
    xml.attribute("timestr", run.times().date(finished));
    xml.attribute("summary", run.done(summary, ";")).attribute("elapsed", run.elapsed(summary));
    xml.attribute("exit", "success").empty();
    xml.element("hosts").attribute("up", summary.hostsUp()).attribute("down", summary.hostsDown());
    xml.attribute("total", summary.addresses()).empty().newline();
    xml.close("runstats").newline().close("nmaprun").newline();
    out.flush();
  }
}
