package io.stackprint.report;

import static io.stackprint.report.HostFixture.host;
import static io.stackprint.report.HostFixture.osClass;

import io.stackprint.record.OsClass;
import io.stackprint.record.QualityReason;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Options and hosts that several tests print. */
final class Samples {
  static final Run RUN =
      new Run(
          "0.1.0",
          "x86_64-pc-linux-gnu",
          "stackprint scan -p 22,80,443 192.0.2.10",
          Instant.ofEpochSecond(HostFixture.START_SECONDS),
          ZoneId.of("UTC"),
          Set.of(22, 80, 443));

  static final RunSummary SUMMARY =
      new RunSummary(Instant.ofEpochSecond(HostFixture.START_SECONDS).plusMillis(3020), 2, 1);

  /** Four characters that must never reach a terminal, and some that XML must escape. */
  static final String HOSTILE =
      "\u001b[2J\u0000\r\nX\u009b\u202e\ud800 <&>\"'--]]> \\ \u00fc \u2028\ufffe\u007f";

  private static final OsClass ROUTER =
      osClass("router", "Acme", "RouterOS", "7.X", "cpe:/o:acme:routeros:7");
  private static final OsClass PHONE = osClass("phone", "Acme", "embedded", null, "cpe:/h:acme:p1");

  /** The report that does not ask for options. */
  static final Format JSON = (out, options) -> new JsonReport(out);

  private Samples() {}

  static ReportOptions options(int verbosity, boolean debug) {
    return new ReportOptions(RUN, new Detail(verbosity, debug), false, false);
  }

  /** A host that one entry matches perfectly. */
  static HostFixture exact() {
    return perfect(1).match("Acme phone P1", 0.93, PHONE);
  }

  /** A host that so many entries match perfectly. */
  static HostFixture perfect(int count) {
    HostFixture fixture = host();
    for (int i = 1; i <= count; i++) {
      fixture.match("Acme RouterOS 7." + i, 1, ROUTER);
    }
    return fixture;
  }

  /** A host with near matches only; the last one is too far from the best to be named. */
  static HostFixture near() {
    return host()
        .match("Acme RouterOS 7.1", 0.969, ROUTER)
        .match("Acme phone P1", 0.9, PHONE)
        .match("Acme phone P2", 0.86, PHONE);
  }

  static HostFixture none() {
    return host();
  }

  static HostFixture notGood(HostFixture fixture) {
    return fixture.notGood(QualityReason.NO_CLOSED_UDP_PORT).ports(22, 443, null);
  }

  static boolean isVisible(String text) {
    return text.codePoints().allMatch(Printable::isVisible);
  }

  /** The lines of one host in the normal report. */
  static String text(HostFixture fixture, ReportOptions options) {
    return report(fixture, options, NormalReport::new);
  }

  /** A whole report on one host. */
  static String whole(HostFixture fixture, ReportOptions options, Format format) {
    var out = new StringWriter();
    Report report = format.on(out, options);
    try {
      report.begin();
      report.host(fixture.build());
      report.end(SUMMARY);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  private static String report(HostFixture fixture, ReportOptions options, Format format) {
    var out = new StringWriter();
    try {
      format.on(out, options).host(fixture.build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  /** Makes a report. */
  interface Format {
    Report on(StringWriter out, ReportOptions options);
  }
}
