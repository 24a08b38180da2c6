package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts that are no more: a tombstone, wherever it stands, takes all that is known with it. */
class RetirementTest {
  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  @Test
  void tombstoneOnFingerprintsRetiresTheHost() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    matcher.retireOn(matcher.fingerprints, "192.0.2.1");
    matcher.load("Beta");
    matcher.aMomentLater();

    assertThat(matcher.hosts.readKeyValuesToList())
        .extracting(record -> record.value == null ? "tombstone" : MatcherRun.name(record.value))
        .containsExactly("Alpha", "tombstone");
    assertThat(matcher.changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1", "192.0.2.1 RETIREMENT Alpha by 1 -> none");
  }

  @Test
  void tombstoneOnHostsRetiresTheHost() {
    matcher.load("Alpha");
    matcher.pipe("192.0.2.1", "a");
    matcher.hosts.readValuesToList();
    matcher.retireOn(matcher.hostRecords, "192.0.2.1");
    matcher.load("Beta");
    matcher.aMomentLater();

    assertThat(matcher.hosts.readValuesToList()).allMatch(record -> record == null);
    matcher.pipe("192.0.2.1", "b");
    assertThat(matcher.published()).containsExactly("b Beta OBSERVATION");
  }

  @Test
  void retiredHostThatStillWaitsForADatabaseIsNotPublished() {
    matcher.pipe("192.0.2.1", "a");
    matcher.retireOn(matcher.fingerprints, "192.0.2.1");
    matcher.load("Alpha");
    matcher.aMomentLater();

    assertThat(matcher.hosts.readValuesToList()).allMatch(record -> record == null);
  }
}
