package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.HostRecord;
import io.stackprint.record.Outcome;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MatcherTopologyTest {
  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  @Test
  void topologyIsTheCommittedOne() throws IOException {
    matcher.run.assertIsTheCommittedOne();
  }

  @Test
  void fingerprintBecomesTheHostRecordOfItsObservation() {
    matcher.load("Alpha");

    matcher.pipe("192.0.2.1", "a");

    List<HostRecord> found = matcher.hosts.readValuesToList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).getObservation()).isEqualTo("a");
    assertThat(found.get(0).getOutcome()).isEqualTo(Outcome.EXACT);
    assertThat(found.get(0).getMatches().get(0).getName()).isEqualTo("Alpha");
    assertThat(found.get(0).getDatabaseGeneration()).isEqualTo(1);
  }

  @Test
  void fingerprintsWaitForADatabaseAndComeOutInOrder() {
    matcher.pipe("192.0.2.1", "a");
    matcher.pipe("192.0.2.2", "b");
    matcher.aMomentLater();
    assertThat(matcher.hosts.isEmpty()).isTrue();

    matcher.load("Alpha");
    matcher.pipe("192.0.2.3", "c");
    matcher.aMomentLater();

    assertThat(matcher.published())
        .containsExactly("a Alpha OBSERVATION", "b Alpha OBSERVATION", "c Alpha OBSERVATION");
  }

  @Test
  void withoutADatabaseTheMetricSaysNoneAndFingerprintsWait() {
    matcher.pipe("192.0.2.1", "a");
    matcher.aMomentLater();
    assertThat(matcher.metric("database-generation")).isZero();

    matcher.load("Alpha");
    matcher.aMomentLater();
    assertThat(matcher.metric("database-generation")).isEqualTo(1);
  }

  @Test
  void newObservationIsAChangeOnlyWhenItSaysSomethingElse() {
    matcher.load("Alpha", "Other=FFFF");
    matcher.pipe("192.0.2.1", "a");
    matcher.pipe("192.0.2.1", "b");
    matcher.pipe(Subjects.observed("192.0.2.1", "c", "FFFF"));

    assertThat(matcher.changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1",
            "192.0.2.1 OBSERVATION Alpha by 1 -> Other by 1");
  }

  @Test
  void numbersOfATaskGoAwayWithIt() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    assertThat(matcher.metric("database-generation")).isEqualTo(1);

    TopologyTestDriver before = matcher.run.driver();
    matcher.restart();

    assertThat(before.metrics().keySet())
        .noneMatch(name -> name.group().equals("stackprint-matcher"));
  }
}
