package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.Databases;
import io.stackprint.matcher.Subjects;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.BestVerdict;
import io.stackprint.record.Cause;
import io.stackprint.record.ClassMatch;
import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.HostRecord;
import io.stackprint.record.IpIdClass;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.OsMatch;
import io.stackprint.record.Outcome;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.Quality;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostClassifierTest {
  private static final String TOASTER = "SEQ(TI=I%CI=I%II=I%TS=7)";
  private static final String ALMOST_TOASTER = "SEQ(TI=I%CI=I%II=I%TS=7%SP=9)"; // 350 of 375
  private static final String LESS_TOASTER = "SEQ(TI=I%CI=Z%II=I%TS=7)"; // 300 of 350
  private static final String KETTLE = "SEQ(TI=Z%CI=Z%II=Z%TS=U)";
  private static final String UNKNOWN = "SEQ(TI=RD%CI=RD%II=RI%TS=8)";

  private static final OsDatabase DATABASE =
      Databases.of(
          """
          Fingerprint Toaster 2
          Class Acme | Toaster OS | 2.X | appliance
          CPE cpe:/o:acme:toaster_os:2
          SEQ(SP=1%TI=I%CI=I%II=I%TS=7)
          T1(R=Y%DF=Y%T=3B-45%TG=40)

          Fingerprint Toaster 1
          Class Acme | embedded | | appliance
          Class Acme | Toaster OS | 1.X | appliance
          SEQ(SP=1%TI=I%CI=I%II=I%SS=O%TS=7)

          Fingerprint Mixer
          Class Other | Toaster OS || appliance
          SEQ(SP=1%TI=I%CI=I%II=I%TS=6-8)
          T1(R=N)

          Fingerprint Kettle
          SEQ(TI=Z%CI=Z%II=Z%TS=U)

          """);

  private static HostRecord classify(SubjectFingerprint subject) {
    return classify(subject, DATABASE);
  }

  private static HostRecord classify(SubjectFingerprint subject, OsDatabase database) {
    var classifier =
        new HostClassifier(new PlainMatcher(database, Rules.DEFAULT), database, 7, Rules.DEFAULT);
    return classifier.classify(subject, Cause.OBSERVATION);
  }

  private static SubjectFingerprint subject(String... rounds) {
    List<RoundFingerprint> records = new ArrayList<>();
    for (String lines : rounds) {
      records.add(round(records.size() + 1, lines));
    }
    return SubjectFingerprint.newBuilder()
        .setScope("lab")
        .setAddress("192.0.2.7")
        .setObservation("0123456789abcdef0123456789abcdef")
        .setSensor("here")
        .setScanner("192.0.2.1")
        .setProfile(NmapProfile.NMAP_7_99)
        .setStartedAtNanos(5)
        .setEndedAtNanos(9)
        .setComplete(true)
        .setRounds(records)
        .setPorts(new PortsUsed())
        .setDistance(new Distance(3, DistanceMethod.ICMP))
        .setQuality(
            Quality.newBuilder()
                .setGood(true)
                .setReasons(List.of())
                .setTimingRatio(1)
                .setUnreliable(false)
                .build())
        .setEvidence(List.of())
        .setNotes(List.of())
        .build();
  }

  /** A round whose sequences, and so its uptime, can be told by its number. */
  private static RoundFingerprint round(int number, String lines) {
    var uptime =
        Uptime.newBuilder()
            .setSeconds((long) number)
            .setReliability(UptimeReliability.PLAUSIBLE)
            .build();
    var sequences =
        Sequences.newBuilder()
            .setIsns(List.of((long) number))
            .setIpIds(List.of())
            .setTimestamps(List.of())
            .setIpIdClass(IpIdClass.UNKNOWN)
            .setClosedPortIpIdClass(IpIdClass.UNKNOWN)
            .setIcmpIpIdClass(IpIdClass.UNKNOWN)
            .setTimestampClass(TimestampClass.UNKNOWN)
            .setUptime(uptime)
            .build();
    return RoundFingerprint.newBuilder()
        .setRound(number)
        .setTests(FingerprintRecords.toRecord(Subjects.of(lines)))
        .setSequences(sequences)
        .setProbesSent(16)
        .setProbesAnswered(16)
        .build();
  }

  private static void assertRounds(HostRecord host, int matched, int sequences) {
    assertThat(host.getMatchedRound()).contains(matched);
    assertThat(host.getSequences()).map(Sequences::getIsns).contains(List.of((long) sequences));
    assertThat(host.getUptime()).flatMap(Uptime::getSeconds).contains((long) sequences);
  }

  @Test
  void carriesWhatIsKnownOfTheHost() {
    SubjectFingerprint subject = subject(TOASTER);

    HostRecord host = classify(subject);

    assertThat(host.getScope()).isEqualTo("lab");
    assertThat(host.getAddress()).isEqualTo("192.0.2.7");
    assertThat(host.getObservation()).isEqualTo(subject.getObservation());
    assertThat(host.getSensor()).isEqualTo("here");
    assertThat(host.getCause()).isEqualTo(Cause.OBSERVATION);
    assertThat(host.getObservedAtNanos()).isEqualTo(5);
    assertThat(host.getDistance()).contains(new Distance(3, DistanceMethod.ICMP));
    assertThat(host.getDatabaseGeneration()).isEqualTo(7);
    assertThat(host.getDatabaseSource()).isEqualTo("sample-db");
    assertThat(host.getFingerprint()).isEqualTo(subject);
  }

  @Test
  void perfectMatchIsExact() {
    HostRecord host = classify(subject(TOASTER));

    assertThat(host.getOutcome()).isEqualTo(Outcome.EXACT);
    assertThat(host.getReason()).isEmpty();
    assertThat(host.getStatus()).contains(MatchStatus.SUCCESS);
    assertThat(host.getPerfectMatches()).isEqualTo(3);
    assertThat(host.getMatches())
        .extracting(OsMatch::getName)
        .containsExactly("Toaster 2", "Toaster 1", "Mixer");
    OsMatch first = host.getMatches().get(0);
    assertThat(first.getLine()).isEqualTo(5);
    assertThat(first.getReferenceId()).isEqualTo("00000005");
    assertThat(first.getDatabaseGeneration()).isEqualTo(7);
    assertThat(first.getClasses().get(0).getCpe23())
        .containsExactly("cpe:2.3:o:acme:toaster_os:2:*:*:*:*:*:*:*");
    assertThat(host.getClassificationStatus()).contains(MatchStatus.SUCCESS);
    assertThat(host.getPerfectClasses()).isEqualTo(4);
    assertThat(host.getClassification())
        .extracting(ClassMatch::getAccuracy)
        .containsExactly(1.0, 1.0, 1.0, 1.0);
    assertRounds(host, 1, 1);
  }

  @Test
  void imperfectMatchIsAGuess() {
    HostRecord host = classify(subject(ALMOST_TOASTER));

    assertThat(host.getOutcome()).isEqualTo(Outcome.GUESS);
    assertThat(host.getPerfectMatches()).isZero();
    assertThat(host.getMatches().get(0).getAccuracy()).isEqualTo(350 / 375.0);
  }

  @Test
  void nothingNearIsNoMatch() {
    HostRecord host = classify(subject(UNKNOWN));

    assertThat(host.getOutcome()).isEqualTo(Outcome.NO_MATCH);
    assertThat(host.getStatus()).contains(MatchStatus.NO_MATCHES);
    assertThat(host.getBest()).isEmpty();
    assertThat(host.getClassificationStatus()).contains(MatchStatus.NO_MATCHES);
  }

  @Test
  void morePerfectMatchesThanTheListHoldsAreTooMany() {
    String entries =
        IntStream.range(0, 37)
            .mapToObj(i -> "Fingerprint Stack " + i + "\nClass a | b || c\nSEQ(TI=I)\n\n")
            .collect(Collectors.joining());

    HostRecord host = classify(subject(TOASTER, TOASTER), Databases.of(entries));

    assertThat(host.getOutcome()).isEqualTo(Outcome.TOO_MANY);
    assertThat(host.getMatches()).hasSize(36);
    assertThat(host.getClassificationStatus()).contains(MatchStatus.TOO_MANY_MATCHES);
    assertThat(host.getClassification()).isEmpty();
    assertRounds(host, 1, 2);
  }

  @Test
  void firstPerfectRoundWinsWithItsSequences() {
    assertRounds(classify(subject(ALMOST_TOASTER, KETTLE, TOASTER)), 2, 2);
  }

  @Test
  void withoutAPerfectRoundTheBestOneWinsWithTheLastSequences() {
    assertRounds(classify(subject(LESS_TOASTER, ALMOST_TOASTER, UNKNOWN)), 2, 3);
    assertRounds(classify(subject(UNKNOWN, LESS_TOASTER)), 2, 2);
  }

  @Test
  void firstOfEquallyGoodRoundsWins() {
    assertRounds(classify(subject(ALMOST_TOASTER, ALMOST_TOASTER)), 1, 2);
  }

  @Test
  void firstRoundIsReportedWhereNoneSucceeds() {
    assertRounds(classify(subject(UNKNOWN, UNKNOWN)), 1, 2);
  }

  @Test
  void incompleteObservationSaysSoAndKeepsItsVerdict() {
    HostRecord host =
        classify(SubjectFingerprint.newBuilder(subject(TOASTER)).setComplete(false).build());

    assertThat(host.getOutcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(host.getReason()).hasValueSatisfying(reason -> assertThat(reason).isNotEmpty());
    assertThat(host.getStatus()).contains(MatchStatus.SUCCESS);
    assertThat(host.getBest()).isPresent();
  }

  @Test
  void observationWithoutARoundMatchesNothing() {
    HostRecord host = classify(SubjectFingerprint.newBuilder(subject()).setComplete(false).build());

    assertThat(host.getOutcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(host.getStatus()).contains(MatchStatus.NO_MATCHES);
    assertThat(host.getMatchedRound()).isEmpty();
    assertThat(host.getSequences()).isEmpty();
    assertThat(host.getUptime()).isEmpty();
  }

  @Test
  void skippedHostIsNotMatched() {
    HostRecord host =
        classify(SubjectFingerprint.newBuilder(subject()).setSkipReason("no open port").build());

    assertThat(host.getOutcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(host.getReason()).contains("no open port");
    assertThat(host.getStatus()).isEmpty();
    assertThat(host.getClassificationStatus()).isEmpty();
    assertThat(host.getMatches()).isEmpty();
    assertThat(host.getBest()).isEmpty();
  }

  @Test
  void marginIsTheLeadOverTheNextOtherOs() {
    OsDatabase blenders =
        Databases.of(
            """
            Fingerprint Blender 1
            Class Acme | Blender OS || appliance
            SEQ(SP=1%GCD=1%TI=I%CI=I%II=I%TS=7)

            Fingerprint Blender 2
            Class Acme | embedded || appliance
            Class Acme | Blender OS || appliance
            SEQ(SP=2%GCD=1%TI=I%CI=I%II=I%TS=7)

            Fingerprint Grinder
            Class Other | Blender OS || appliance
            SEQ(SP=1%GCD=1%TI=I%CI=Z%II=I%TS=7)
            """);

    HostRecord host = classify(subject("SEQ(SP=1%GCD=1%TI=I%CI=I%II=I%TS=7)"), blenders);

    assertThat(host.getMatches()).hasSize(3);
    assertThat(host.getBest().get().getName()).isEqualTo("Blender 1");
    assertThat(host.getBest().get().getMargin()).contains(1 - 400 / 450.0);
  }

  @Test
  void marginIsZeroWhereAnotherOsIsAsGood() {
    BestVerdict best = classify(subject(TOASTER)).getBest().get();

    assertThat(best.getOsClass())
        .hasValueSatisfying(c -> assertThat(c.getVendor()).isEqualTo("Acme"));
    assertThat(best.getMargin()).contains(0.0);
  }

  @Test
  void thereIsNoMarginWithoutAnotherOs() {
    BestVerdict best = classify(subject(KETTLE)).getBest().get();

    assertThat(best.getName()).isEqualTo("Kettle");
    assertThat(best.getOsClass()).isEmpty();
    assertThat(best.getMargin()).isEmpty();
    assertThat(best.getTestsObserved()).isEqualTo(1.0);
  }

  @Test
  void testsObservedAreTheComparedPointsOfThoseThatCouldBe() {
    double all = 25 + 100 + 50 + 100 + 100 + 100 + 20 + 15; // T and TG count once

    assertThat(observed(TOASTER)).isEqualTo(350 / all);
    assertThat(observed(TOASTER + "\nT1(R=Y%DF=Y%TG=40)")).isEqualTo((350 + 135) / all);
    assertThat(observed(ALMOST_TOASTER.replace("9", "1") + "\nT1(R=Y%DF=Y%T=40)")).isEqualTo(1.0);
  }

  private static double observed(String lines) {
    BestVerdict best = classify(subject(lines)).getBest().get();
    assertThat(best.getName()).isEqualTo("Toaster 2");
    return best.getTestsObserved();
  }
}
