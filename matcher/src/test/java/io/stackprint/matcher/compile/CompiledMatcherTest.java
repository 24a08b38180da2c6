package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.matcher.RandomDatabases;
import io.stackprint.matcher.RandomSubjects;
import io.stackprint.matcher.SharedLineDatabases;
import io.stackprint.matcher.compile.CompiledMatcher.Memory;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.Matcher;
import io.stackprint.matcher.rank.PlainMatcher;
import io.stackprint.matcher.rank.VectorSubjects;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled matcher against its twin, {@link PlainMatcher}: equal results, bit for bit. */
class CompiledMatcherTest {
  /** So small that most of what is remembered is driven out soon. */
  private static final Memory LITTLE = new Memory(3, 1 << 20);

  private static List<Matcher> compiled(OsDatabase database, Rules rules) {
    CompiledDatabase compiled = CompiledDatabase.of(database, rules);
    return Stream.of(Memory.NONE, LITTLE, Memory.DEFAULT)
        .<Matcher>map(memory -> new CompiledMatcher(compiled, memory))
        .toList();
  }

  private static void agree(OsDatabase database, Rules rules, List<Fingerprint> subjects) {
    var plain = new PlainMatcher(database, rules);
    List<Matcher> compiled = compiled(database, rules);
    for (Fingerprint subject : subjects) {
      MatchResult expected = plain.match(subject);
      for (Matcher matcher : compiled) {
        assertThat(matcher.match(subject)).as("%s%n%s", rules, subject).isEqualTo(expected);
        assertThat(matcher.match(subject)).as("again %s%n%s", rules, subject).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(NmapProfile.class)
  void ranksTheMatchVectorsAsThePlainOneDoes(NmapProfile profile) throws IOException {
    OsDatabase database = InstalledDatabase.read(profile);

    agree(database, new Rules(profile, true), List.copyOf(VectorSubjects.all().values()));
  }

  @ParameterizedTest
  @EnumSource(NmapProfile.class)
  void ranksRandomSubjectsAsThePlainOneDoes(NmapProfile profile) {
    OsDatabase database = InstalledDatabase.read(profile);
    for (long seed = 0; seed < 2; seed++) {
      var random = new RandomSubjects(database, seed);

      agree(database, new Rules(profile, false), Stream.generate(random::next).limit(100).toList());
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ranksAsThePlainOneDoesInAnyDatabase(long seed) {
    for (NmapProfile profile : NmapProfile.values()) {
      OsDatabase database = large(seed, profile);
      var random = new RandomSubjects(database, seed);

      agree(
          database,
          new Rules(profile, seed % 2 == 0),
          Stream.generate(random::next).limit(15).toList());
    }
  }

  /** Many generated databases as one: names repeat, and 37 perfect matches are not rare. */
  private static OsDatabase large(long seed, NmapProfile profile) {
    List<Reference> references = new ArrayList<>();
    MatchPoints points = new RandomDatabases(seed, true).database().matchPoints();
    for (int part = 0; part <= seed % 60; part++) {
      var random = new RandomDatabases(31 * seed + part % 7, profile == NmapProfile.NMAP_7_99);
      for (Reference each : random.database().references()) {
        references.add(
            new Reference(
                each.id(), each.line(), each.name() + part, each.classes(), each.tests()));
      }
    }
    return new OsDatabase("many", "", points, references);
  }

  @ParameterizedTest
  @CsvSource({"10, 200", "100000, 4"})
  void ranksAsThePlainOneDoesInSmallAndLargeDatabases(int entries, int subjects) {
    OsDatabase database = SharedLineDatabases.of(entries, entries);
    assertThat(database.references()).hasSize(entries);
    for (NmapProfile profile : NmapProfile.values()) {
      var random = new RandomSubjects(database, 1);

      agree(
          database,
          new Rules(profile, false),
          Stream.generate(random::next).limit(subjects).toList());
    }
  }

  @Test
  void matchesNothingInAnEmptyDatabase() throws IOException {
    var database = new OsDatabase("empty", "", MatchPoints.NONE, List.of());

    agree(database, Rules.DEFAULT, List.copyOf(VectorSubjects.all().values()));
  }

  @Test
  void manyThreadsShareOne() throws ExecutionException, InterruptedException {
    OsDatabase database = large(59, NmapProfile.NMAP_7_99);
    var random = new RandomSubjects(database, 1);
    List<Fingerprint> subjects = Stream.generate(random::next).limit(300).toList();
    var plain = new PlainMatcher(database, Rules.DEFAULT);
    List<MatchResult> expected = subjects.stream().map(plain::match).toList();
    var shared = new CompiledMatcher(CompiledDatabase.of(database, Rules.DEFAULT), LITTLE);

    var threads = Executors.newFixedThreadPool(8);
    List<Future<List<MatchResult>>> results =
        IntStream.range(0, 8)
            .mapToObj(any -> threads.submit(() -> subjects.stream().map(shared::match).toList()))
            .toList();
    threads.shutdown();

    for (Future<List<MatchResult>> result : results) {
      assertThat(result.get()).isEqualTo(expected);
    }
  }
}
