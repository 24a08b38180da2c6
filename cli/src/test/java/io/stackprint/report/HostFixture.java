package io.stackprint.report;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.MergedFingerprint;
import io.stackprint.fingerprint.TextRefusedException;
import io.stackprint.record.BestVerdict;
import io.stackprint.record.Cause;
import io.stackprint.record.ClassMatch;
import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.EvidenceLink;
import io.stackprint.record.HostRecord;
import io.stackprint.record.IpIdClass;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.OsClass;
import io.stackprint.record.OsMatch;
import io.stackprint.record.Outcome;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.Quality;
import io.stackprint.record.QualityReason;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes host records for tests: a well-behaved host that matches nothing, until told otherwise.
 *
 * <p>Operating systems are invented.
 */
final class HostFixture {
  static final long START_SECONDS = 1_795_401_824;
  private static final long NANOS = 1_000_000_000;

  private static final String LINES =
      """
      SEQ(SP=102%GCD=1%ISR=109%TI=Z%CI=Z%II=I%TS=A)
      OPS(O1=M5B4ST11NWA%O2=M5B4ST11NWA%O3=M5B4NNT11NWA%O4=M5B4ST11NWA%O5=M5B4ST11NWA%O6=M5B4ST11)
      WIN(W1=FE88%W2=FE88%W3=FE88%W4=FE88%W5=FE88%W6=FE88)
      ECN(R=Y%DF=Y%T=40%W=FAF0%O=M5B4NNSNWA%CC=Y%Q=)
      T1(R=Y%DF=Y%T=40%S=O%A=S+%F=AS%RD=0%Q=)
      T2(R=N)
      T5(R=Y%DF=Y%T=40%W=0%S=Z%A=S+%F=AR%O=%RD=0%Q=)
      U1(R=Y%DF=N%T=40%IPL=164%UN=0%RIPL=G%RID=G%RIPCK=G%RUCK=G%RUD=G)
      IE(R=Y%DFI=N%T=40%CD=S)
      """;

  private String address = "192.0.2.10";
  private Optional<String> mac = Optional.of("02:54:00:00:01:10");
  private NmapProfile profile = NmapProfile.NMAP_7_99;
  private long endedAtNanos = (START_SECONDS + 2) * NANOS;
  private final List<OsMatch> matches = new ArrayList<>();
  private final List<QualityReason> reasons = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Fingerprint> rounds = new ArrayList<>(List.of(lines(LINES)));
  private MatchStatus status = MatchStatus.NO_MATCHES;
  private Optional<Outcome> outcome = Optional.empty();
  private Optional<String> outcomeReason = Optional.empty();
  private boolean unreliable;
  private double timingRatio = 1.016;
  private @Nullable Integer scanDelayMillis;
  private int matchedRound = 1;
  private Optional<Distance> distance = Optional.of(new Distance(1, DistanceMethod.DIRECT));
  private PortsUsed ports = new PortsUsed(22, 443, 35625);
  private Uptime uptime =
      new Uptime(1000L, START_SECONDS - 1000, UptimeReliability.PLAUSIBLE, null, 1000L, 1L);
  private Sequences.Builder sequences =
      Sequences.newBuilder()
          .setIsns(List.of(0x2AF1E066L, 0xD6D060A8L, 0xBECA780L, 0x2DBF23D0L))
          .setIpIds(List.of(0, 0, 0, 0))
          .setTimestamps(List.of(0x4860CF11L, 0x59C2EF80L, 0xAF377617L, 0x10209E16L))
          .setPredictability(258)
          .setIpIdClass(IpIdClass.ZERO)
          .setClosedPortIpIdClass(IpIdClass.ZERO)
          .setIcmpIpIdClass(IpIdClass.INCREMENTAL)
          .setTimestampClass(TimestampClass.HZ_1000)
          .setTimestampHz(1000.25);

  private HostFixture() {}

  static HostFixture host() {
    return new HostFixture();
  }

  static OsClass osClass(
      String type, String vendor, String family, @Nullable String generation, String... cpes) {
    return OsClass.newBuilder()
        .setDeviceType(type)
        .setVendor(vendor)
        .setFamily(family)
        .setGeneration(generation)
        .setCpe22(List.of(cpes))
        .setCpe23(List.of())
        .build();
  }

  HostFixture address(String text) {
    address = text;
    return this;
  }

  HostFixture mac(@Nullable String text) {
    mac = Optional.ofNullable(text);
    return this;
  }

  HostFixture profile(NmapProfile release) {
    profile = release;
    return this;
  }

  HostFixture endedAtSeconds(long seconds) {
    endedAtNanos = seconds * NANOS;
    return this;
  }

  /** Adds a match; the best come first. */
  HostFixture match(String name, double accuracy, OsClass... classes) {
    return match(name, accuracy, 100 + matches.size(), classes);
  }

  HostFixture match(String name, double accuracy, int line, OsClass... classes) {
    status = MatchStatus.SUCCESS;
    matches.add(
        OsMatch.newBuilder()
            .setName(name)
            .setAccuracy(accuracy)
            .setReferenceId("%08d".formatted(line))
            .setDatabaseGeneration(7)
            .setLine(line)
            .setClasses(List.of(classes))
            .build());
    return this;
  }

  HostFixture tooMany() {
    status = MatchStatus.TOO_MANY_MATCHES;
    return this;
  }

  HostFixture notGood(QualityReason... why) {
    reasons.addAll(Arrays.asList(why));
    return this;
  }

  HostFixture unreliable() {
    unreliable = true;
    return this;
  }

  HostFixture timingRatio(double ratio) {
    timingRatio = ratio;
    return this;
  }

  HostFixture scanDelayMillis(int millis) {
    scanDelayMillis = millis;
    return this;
  }

  HostFixture matchedRound(int round) {
    matchedRound = round;
    return this;
  }

  HostFixture outcome(Outcome what, @Nullable String why) {
    outcome = Optional.of(what);
    outcomeReason = Optional.ofNullable(why);
    return this;
  }

  HostFixture distance(@Nullable Integer hops, DistanceMethod method) {
    distance = Optional.ofNullable(hops).map(known -> new Distance(known, method));
    return this;
  }

  HostFixture ports(@Nullable Integer open, @Nullable Integer closed, @Nullable Integer udp) {
    ports = new PortsUsed(open, closed, udp);
    return this;
  }

  HostFixture uptime(Uptime what) {
    uptime = what;
    return this;
  }

  HostFixture sequences(Sequences.Builder what) {
    sequences = what;
    return this;
  }

  /** Replaces the rounds; each text holds the test lines of one. */
  HostFixture rounds(String... texts) {
    rounds.clear();
    Arrays.stream(texts).map(HostFixture::lines).forEach(rounds::add);
    return this;
  }

  HostFixture note(String note) {
    notes.add(note);
    return this;
  }

  /** The record of a host that was not probed. */
  HostRecord buildSkipped(String why) {
    rounds.clear();
    notes.clear();
    return HostRecord.newBuilder(outcome(Outcome.SKIPPED, why).build())
        .setStatus(null)
        .setMatchedRound(null)
        .setClassificationStatus(null)
        .setUptime(null)
        .setDistance(null)
        .setSequences(null)
        .build();
  }

  HostRecord build() {
    List<ClassMatch> classes = classification();
    return HostRecord.newBuilder()
        .setScope("default")
        .setAddress(address)
        .setObservation("00112233445566778899aabbccddeeff")
        .setSensor("test")
        .setCause(Cause.OBSERVATION)
        .setObservedAtNanos(START_SECONDS * NANOS + 7)
        .setOutcome(outcome.orElseGet(this::matchOutcome))
        .setReason(outcomeReason.orElse(null))
        .setStatus(status)
        .setMatchedRound(matchedRound)
        .setPerfectMatches((int) matches.stream().filter(HostFixture::isPerfect).count())
        .setMatches(matches)
        .setClassificationStatus(classificationStatus(classes))
        .setPerfectClasses((int) classes.stream().filter(c -> c.getAccuracy() == 1).count())
        .setClassification(classes)
        .setBest(best())
        .setUptime(uptime)
        .setDistance(distance.orElse(null))
        .setSequences(builtSequences())
        .setDatabaseGeneration(7)
        .setDatabaseSource("invented")
        .setFingerprint(subject())
        .build();
  }

  private SubjectFingerprint subject() {
    return SubjectFingerprint.newBuilder()
        .setScope("default")
        .setAddress(address)
        .setObservation("00112233445566778899aabbccddeeff")
        .setSensor("test")
        .setScanner("192.0.2.1")
        .setProfile(profile)
        .setStartedAtNanos(START_SECONDS * NANOS + 7)
        .setEndedAtNanos(endedAtNanos)
        .setComplete(!outcome.equals(Optional.of(Outcome.INCOMPLETE)))
        .setRounds(roundRecords())
        .setPorts(ports)
        .setDistance(distance.orElse(null))
        .setQuality(quality())
        .setMacAddress(mac.orElse(null))
        .setEvidence(List.of(new EvidenceLink(1, ProbeName.S1, 0, START_SECONDS * NANOS + 99)))
        .setNotes(notes)
        .build();
  }

  private Quality quality() {
    return Quality.newBuilder()
        .setGood(reasons.isEmpty())
        .setReasons(reasons)
        .setTimingRatio(timingRatio)
        .setScanDelayMillis(scanDelayMillis)
        .setUnreliable(unreliable)
        .build();
  }

  private Sequences builtSequences() {
    return sequences.setUptime(uptime).build();
  }

  private List<RoundFingerprint> roundRecords() {
    var records = new ArrayList<RoundFingerprint>();
    for (Fingerprint round : rounds) {
      records.add(
          RoundFingerprint.newBuilder()
              .setRound(records.size() + 1)
              .setTests(FingerprintRecords.toRecord(round))
              .setSequences(builtSequences())
              .setProbesSent(16)
              .setProbesAnswered(14)
              .build());
    }
    return records;
  }

  private Outcome matchOutcome() {
    return switch (status) {
      case TOO_MANY_MATCHES -> Outcome.TOO_MANY;
      case NO_MATCHES -> Outcome.NO_MATCH;
      case SUCCESS -> isPerfect(matches.get(0)) ? Outcome.EXACT : Outcome.GUESS;
    };
  }

  private @Nullable BestVerdict best() {
    if (matches.isEmpty()) {
      return null;
    }
    OsMatch first = matches.get(0);
    OsClass firstClass = first.getClasses().isEmpty() ? null : first.getClasses().get(0);
    return new BestVerdict(first.getName(), firstClass, first.getAccuracy(), null, 0.75, 0.7);
  }

  private MatchStatus classificationStatus(List<ClassMatch> classes) {
    if (status == MatchStatus.TOO_MANY_MATCHES) {
      return status;
    }
    return classes.isEmpty() ? MatchStatus.NO_MATCHES : MatchStatus.SUCCESS;
  }

  /** Distinct classes, those of the best match first; none that is not perfect after a perfect. */
  private List<ClassMatch> classification() {
    Map<List<Object>, ClassMatch> classes = new LinkedHashMap<>();
    for (OsMatch match : matches) {
      boolean perfectListed = classes.values().stream().anyMatch(c -> c.getAccuracy() == 1);
      if (perfectListed && !isPerfect(match)) {
        break;
      }
      for (OsClass c : match.getClasses()) {
        classes.putIfAbsent(
            List.of(c.getVendor(), c.getFamily(), c.getDeviceType(), c.getGeneration()),
            new ClassMatch(c, match.getAccuracy()));
      }
    }
    return List.copyOf(classes.values());
  }

  private static boolean isPerfect(OsMatch match) {
    return match.getAccuracy() == 1;
  }

  private static Fingerprint lines(String text) {
    try {
      return MergedFingerprint.parse(text).first();
    } catch (TextRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
