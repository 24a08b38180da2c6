package io.stackprint.bench;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.SubjectReader;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.compile.CompiledDatabase;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.compile.CompiledMatcher.Memory;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.rank.Matcher;
import io.stackprint.matcher.rank.PlainMatcher;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * One subject against the installed database: the compiled matcher, the plain one and Nmap in turn,
 * under the rules of Nmap 7.93. The subjects are the match vectors that have all thirteen lines. To
 * run: {@code bench/run match}, as root, for Nmap needs it.
 *
 * <p>Figures are CPU time of one warm thread, the median of the rounds; Nmap's is user time.
 */
final class MatchBenchmark {
  static final Path DATABASE = Path.of("/usr/share/nmap/nmap-os-db");
  private static final Path SUBJECTS =
      Path.of("matcher/src/test/resources/match-vectors/subjects.txt");
  private static final Rules RULES = new Rules(NmapProfile.NMAP_7_93, false);
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 40;
  private static final int PASSES = 5; // over all subjects in a round
  private static final int WARM_UP_LOADS = 10;
  private static final int DIFFERENT = 100_000;
  private static final int PLAIN_SUBJECTS = 20; // it is slow
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long sink; // so that nothing is optimised away

  private final List<Fingerprint> subjects = fullSubjects();
  private final Random random = new Random(1);
  private final OsDatabase database = read();
  private final CompiledDatabase compiled = CompiledDatabase.of(database, RULES);
  private final Matcher plain = new PlainMatcher(database, RULES);
  private final Matcher forgetful = new CompiledMatcher(compiled, Memory.NONE);
  private final Matcher usual = new CompiledMatcher(compiled, Memory.DEFAULT);

  private MatchBenchmark() throws IOException {}

  static void run() throws IOException, InterruptedException {
    if (!Files.isReadable(DATABASE) || !ProcessCost.isInstalled("nmap")) {
      System.out.println("nmap or " + DATABASE + " is not there: nothing to compare with");
      return;
    }
    var benchmark = new MatchBenchmark();
    benchmark.compare();
    benchmark.measureStart();
    benchmark.measureMemory();
    System.out.printf("(matches listed in all: %,d)%n", sink);
  }

  /** The match vectors with all lines. */
  static List<Fingerprint> fullSubjects() throws IOException {
    return SubjectReader.read("subjects", Files.readString(SUBJECTS)).subjects().stream()
        .map(subject -> subject.fingerprint().first())
        .filter(subject -> subject.lines().size() == TestName.values().length)
        .toList();
  }

  private static OsDatabase read() {
    try {
      return DatabaseReader.read(Files.readAllBytes(DATABASE), "", RULES.profile()).database();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare() throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP_LOADS; i++) {
      loadSeconds();
    }
    for (int i = 0; i < WARM_UP; i++) {
      seconds(forgetful, subjects);
      seconds(usual, withNewSeq());
    }
    var nmap = new double[ROUNDS];
    var twin = new double[ROUNDS];
    var fresh = new double[ROUNDS];
    var newSeq = new double[ROUNDS];
    var again = new double[ROUNDS];
    var nmapLoad = new double[ROUNDS];
    var load = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      NmapCost cost = NmapCost.measure();
      nmap[round] = cost.matchSeconds();
      nmapLoad[round] = cost.loadSeconds();
      load[round] = median(MatchBenchmark::loadSeconds);
      twin[round] = seconds(plain, subjects.subList(0, PLAIN_SUBJECTS));
      fresh[round] = median(() -> seconds(forgetful, subjects));
      newSeq[round] = median(() -> seconds(usual, withNewSeq()));
      seconds(usual, subjects);
      List<Fingerprint> equal = fullSubjects();
      again[round] = median(() -> seconds(usual, equal));
    }
    double theirs = Medians.of(nmap);
    double first = Medians.of(fresh);
    System.out.printf("nmap -O: %.2f ms a match%n", 1e3 * theirs);
    print("plain matcher", Medians.of(twin), theirs, 1);
    print("full subject, no memory", first, theirs, 150);
    System.out.printf("  to the plain matcher: 1/%.0f (at most 1/4)%n", Medians.of(twin) / first);
    print("only SEQ is new", Medians.of(newSeq), theirs, 400);
    System.out.printf("same subject again: %.2f us%n", 1e6 * Medians.of(again));
    System.out.printf("  to a full subject: 1/%.0f (at most 1/20)%n", first / Medians.of(again));
    System.out.printf("nmap, to load: %.0f ms%n", 1e3 * Medians.of(nmapLoad));
    System.out.printf(
        "load and compile, warm: %.0f ms; to nmap: %.1f (at most 2)%n",
        1e3 * Medians.of(load), Medians.of(load) / Medians.of(nmapLoad));
  }

  private static void print(String what, double seconds, double nmap, int atMost) {
    System.out.printf(
        "%s: %.1f us; to nmap: 1/%.0f (at most 1/%d)%n",
        what, 1e6 * seconds, nmap / seconds, atMost);
  }

  private static double median(DoubleSupplier seconds) {
    return Medians.of(DoubleStream.generate(seconds).limit(PASSES).toArray());
  }

  /** CPU time of one match. */
  private static double seconds(Matcher matcher, List<Fingerprint> subjects) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (Fingerprint subject : subjects) {
      sink += matcher.match(subject).matches().size();
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e9 / subjects.size();
  }

  /** A network of twenty hosts seen again and again: each time other sequence numbers. */
  private List<Fingerprint> withNewSeq() {
    List<Fingerprint> fresh = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      fresh.add(withNewSeq(subjects.get(i % PLAIN_SUBJECTS)));
    }
    return fresh;
  }

  private Fingerprint withNewSeq(Fingerprint subject) {
    List<TestLine> lines = new ArrayList<>();
    for (TestLine line : subject.lines()) {
      Map<Attribute, String> values = new EnumMap<>(Attribute.class);
      values.putAll(line.values());
      if (line.test() == TestName.SEQ) {
        values.put(Attribute.SP, hex(0x120));
        values.put(Attribute.ISR, hex(0x120));
        values.put(Attribute.GCD, hex(9));
      }
      lines.add(new TestLine(line.test(), values));
    }
    return Fingerprint.of(lines);
  }

  private String hex(int bound) {
    return Integer.toHexString(1 + random.nextInt(bound)).toUpperCase(Locale.ROOT);
  }

  private static double loadSeconds() {
    long before = THREADS.getCurrentThreadCpuTime();
    sink += new CompiledMatcher(read(), RULES).hashCode();
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private void measureStart() throws IOException, InterruptedException {
    Path archive = Files.createTempDirectory("bench").resolve("classes.jsa");
    firstMatch("-XX:ArchiveClassesAtExit=" + archive);
    var plain = new double[ROUNDS];
    var shared = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      plain[round] = firstMatch("-Xshare:auto");
      shared[round] = firstMatch("-XX:SharedArchiveFile=" + archive);
    }
    Files.delete(archive);
    Files.delete(archive.getParent());
    System.out.printf(
        "first match beyond the start of the JVM: %.2f s (at most 0.5); without archive %.2f s%n",
        Medians.of(shared), Medians.of(plain));
  }

  /** What a first match costs beyond the start of the JVM, in CPU time of all its threads. */
  private double firstMatch(String share) throws IOException, InterruptedException {
    return jvm(share, DATABASE.toString(), subjects.get(0).text()) - jvm(share);
  }

  private static double jvm(String share, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", share));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FirstMatch.class.getName());
    command.addAll(List.of(arguments));
    return ProcessCost.of(command).cpuSeconds();
  }

  private void measureMemory() {
    List<Fingerprint> stream = withNewSeq();
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    seconds(usual, stream);
    long octets = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    System.out.printf(
        "allocated a match, only SEQ new: %.1f KB (at most 32)%n", octets / 1e3 / stream.size());
    long half = heapAfter(DIFFERENT / 2);
    long whole = heapAfter(DIFFERENT / 2);
    System.out.printf(
        "heap after %,d different subjects: %.1f MB, after as many again %.1f MB%n",
        DIFFERENT / 2, half / 1e6, whole / 1e6);
  }

  private long heapAfter(int count) {
    for (int i = 0; i < count; i++) {
      sink += usual.match(withNewSeq(subjects.get(i % subjects.size()))).matches().size();
    }
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
