package io.stackprint.report;

import static io.stackprint.report.Samples.exact;
import static io.stackprint.report.Samples.near;
import static io.stackprint.report.Samples.none;
import static io.stackprint.report.Samples.notGood;
import static io.stackprint.report.Samples.options;
import static io.stackprint.report.Samples.perfect;
import static io.stackprint.report.Samples.text;
import static io.stackprint.report.Samples.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.DistanceMethod;
import io.stackprint.record.IpIdClass;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.Outcome;
import io.stackprint.record.QualityReason;
import io.stackprint.record.Sequences;
import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalReportTest {
  /** A host, in the words of the file that holds what is said of it. */
  private record Case(String name, Supplier<HostFixture> host) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("perfect-1", Samples::exact),
        new Case("perfect-1-not-good", () -> notGood(exact())),
        new Case("perfect-8", () -> perfect(8)),
        new Case("perfect-9", () -> perfect(9)),
        new Case("near", Samples::near),
        new Case("near-not-good", () -> notGood(near())),
        new Case("none", Samples::none),
        new Case("none-not-good", () -> notGood(none())),
        new Case("too-many", () -> none().tooMany()),
        new Case("unreliable", () -> notGood(near()).unreliable()),
        new Case("unreliable-too-many", () -> none().tooMany().unreliable()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysOfEveryCaseWhatItShould(Case it) {
    var guess = new ReportOptions(Samples.RUN, Detail.PLAIN, true, false);
    String page =
        ("=== plain\n" + text(it.host.get(), options(0, false)))
            + ("=== -v\n" + text(it.host.get(), options(1, false)))
            + ("=== -vv\n" + text(it.host.get(), options(2, false)))
            + ("=== -d\n" + text(it.host.get(), options(0, true)))
            + ("=== --osscan-guess\n" + text(it.host.get(), guess));
    Golden.assertEquals(it.name + ".txt", page);
  }

  @Test
  void wholeReportHasHeaderAndFooter() throws IOException {
    var out = new StringWriter();
    var report = new NormalReport(out, options(1, false));
    report.begin();
    report.host(exact().build());
    report.host(near().address("192.0.2.11").mac(null).build());
    report.end(Samples.SUMMARY);
    Golden.assertEquals("whole.txt", out.toString());
  }

  @ParameterizedTest
  @EnumSource(QualityReason.class)
  void namesTheReasonInNmapsWords(QualityReason reason) {
    HostFixture host = none().notGood(reason, QualityReason.NO_CLOSED_UDP_PORT);
    host.scanDelayMillis(600).timingRatio(2.002);
    host.distance(reason == QualityReason.NEGATIVE_DISTANCE ? -3 : 9, DistanceMethod.ICMP);
    assertThat(text(host, options(0, false)))
        .contains(
            "OS fingerprint not ideal because: " + expectedReason(reason) + "\nNo OS matches");
  }

  /** As Nmap 7.93 printed them when it was brought into each of these conditions. */
  private static String expectedReason(QualityReason reason) {
    return switch (reason) {
      case SCAN_DELAY -> "Scan delay (600) is greater than 500";
      case TIMING_TEMPLATE_5 -> "Timing level 5 (Insane) used";
      case NO_OPEN_TCP_PORT -> "Missing an open TCP port so results incomplete";
      case NO_CLOSED_TCP_PORT -> "Missing a closed TCP port so results incomplete";
      case NEGATIVE_DISTANCE -> "Host distance (-3 network hops) appears to be negative";
      case TOO_DISTANT -> "Host distance (9 network hops) is greater than five";
      case TIMING_RATIO -> "maxTimingRatio (2.002000e+00) is greater than 1.4";
      case NO_CLOSED_UDP_PORT -> "Didn't receive UDP response. Please try again with -sSU";
    };
  }

  @Test
  void doesNotNameHopsThatOnlyATracerouteCounted() {
    HostFixture host = none().notGood(QualityReason.TOO_DISTANT);
    host.distance(3, DistanceMethod.TRACEROUTE);
    assertThat(text(host, options(0, false)))
        .contains("because: Host distance is greater than five\n")
        .contains("Network Distance: 3 hops\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void hopIsSingularOnlyOnce(int hops) {
    HostFixture host = none().distance(hops, DistanceMethod.ICMP);
    String word = hops == 1 ? "hop" : "hops";
    assertThat(text(host, options(0, false)))
        .contains("Network Distance: " + hops + " " + word + "\n");
  }

  @Test
  void saysWhyThereIsNoUptimeWhenAskedForMore() {
    HostFixture host = none().uptime(omitted());
    assertThat(text(host, options(1, false))).doesNotContain("Uptime");
    assertThat(text(host, options(2, false)))
        .contains("Uptime guess omitted: the clock starts anew with each connection\n");
    assertThat(text(host, options(0, true))).contains("Uptime guess omitted: ");
  }

  @Test
  void strictUptimeIsNmaps() {
    var strict = new ReportOptions(Samples.RUN, new Detail(1, true), false, true);
    assertThat(text(none().uptime(omitted()), strict))
        .contains("Uptime guess: 0.000 days (since Mon Nov 23 02:43:45 2026)\n")
        .doesNotContain("omitted");
  }

  private static Uptime omitted() {
    return Uptime.newBuilder()
        .setReliability(UptimeReliability.OMITTED)
        .setOmittedBecause("the clock starts anew with each connection")
        .setNmapSeconds(0L)
        .setNmapLastBootSeconds(HostFixture.START_SECONDS + 1)
        .build();
  }

  @Test
  void saysNothingOfSequencesThatAreTooShort() {
    assertThat(text(none().sequences(sequences(4)), options(1, false)))
        .contains("TCP Sequence Prediction: Difficulty=0 (Trivial joke)\n")
        .contains("IP ID Sequence Generation: Duplicated ipid (!)\n");
    assertThat(text(none().sequences(sequences(3)), options(1, false)))
        .doesNotContain("TCP Sequence")
        .contains("IP ID Sequence");
    assertThat(text(none().sequences(sequences(2)), options(1, false)))
        .doesNotContain("IP ID Sequence");
  }

  private static Sequences.Builder sequences(int count) {
    return Sequences.newBuilder()
        .setIsns(Stream.generate(() -> 5L).limit(count).toList())
        .setIpIds(Stream.generate(() -> 5).limit(count).toList())
        .setTimestamps(Stream.generate(() -> 0L).limit(count).toList())
        .setIpIdClass(IpIdClass.CONSTANT)
        .setClosedPortIpIdClass(IpIdClass.UNKNOWN)
        .setIcmpIpIdClass(IpIdClass.UNKNOWN)
        .setTimestampClass(TimestampClass.UNSUPPORTED);
  }

  @Test
  void mergesRoundsByTheRulesOfTheRecord() {
    String[] rounds = {"T1(R=Y%DF=Y)\n", "T1(R=Y%DF=N)\n"};
    HostFixture host = none().rounds(rounds).profile(NmapProfile.NMAP_7_93);
    assertThat(text(host.tooMany(), options(0, true)))
        .contains("T1(R=Y%DF=Y)\n")
        .doesNotContain("T1(R=Y%DF=N)");
    assertThat(text(none().rounds(rounds).tooMany(), options(0, true)))
        .contains("T1(R=Y%DF=N)\nT1(R=Y%DF=Y)\n");
  }

  @Test
  void warnsOfAnIncompleteObservation() {
    HostFixture host = exact().outcome(Outcome.INCOMPLETE, "the capture ends in round 1");
    assertThat(text(host, options(0, false)))
        .contains("Warning: OS detection is incomplete: the capture ends in round 1\n")
        .contains("OS details: Acme RouterOS 7.1\n");
  }

  @Test
  void saysOfASkippedHostOnlyThatItWasSkipped() throws IOException {
    var out = new StringWriter();
    new NormalReport(out, options(1, false)).host(none().buildSkipped("no open and closed port"));
    assertThat(out)
        .hasToString(
            """
            Nmap scan report for 192.0.2.10
            Host is up.
            MAC Address: 02:54:00:00:01:10 (Unknown)
            Skipping OS Scan against 192.0.2.10: no open and closed port

            """);
  }

  @Test
  void saysInWhichTryTheMatchCame() {
    assertThat(text(exact().matchedRound(2), options(1, false)))
        .contains("WARNING: OS didn't match until try #2\n");
    assertThat(text(near().matchedRound(2), options(1, false))).doesNotContain("WARNING");
    assertThat(text(exact().matchedRound(2), options(0, false))).doesNotContain("WARNING");
  }

  @Test
  void notesAppearForThoseWhoDebug() {
    HostFixture host = none().note("T5: whether port 443 was known to be closed is not known");
    assertThat(text(host, options(2, false))).doesNotContain("Note:");
    assertThat(text(host, options(0, true)))
        .contains("Note: T5: whether port 443 was known to be closed is not known\n");
  }

  @Test
  void nothingInARecordReachesTheTerminalUnescaped() {
    String hostile = Samples.HOSTILE;
    HostFixture host =
        none()
            .match(hostile, 1, HostFixture.osClass(hostile, hostile, hostile, hostile, hostile))
            .address(hostile)
            .outcome(Outcome.INCOMPLETE, hostile)
            .mac("02:54:00" + hostile)
            .note(hostile);
    String report = whole(host, options(2, true), NormalReport::new);
    assertThat(report.replace("\n", "")).matches(Samples::isVisible);
    assertThat(report.lines().filter(line -> line.startsWith("X"))).isEmpty();
  }

  @Test
  void sameRecordGivesTheSameOctets() {
    assertThat(whole(exact(), options(2, true), NormalReport::new))
        .isEqualTo(whole(exact(), options(2, true), NormalReport::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "th-TH-u-ca-buddhist-nu-thai", "tr-TR"})
  void localeOfTheMachineDoesNotMatter(String locale) {
    HostFixture host = notGood(near()).scanDelayMillis(600);
    String report = whole(host, options(2, true), NormalReport::new);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(whole(host, options(2, true), NormalReport::new)).isEqualTo(report);
    } finally {
      Locale.setDefault(before);
    }
  }
}
