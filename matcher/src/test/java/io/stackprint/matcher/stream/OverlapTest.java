package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.HostRecord;
import io.stackprint.record.SubjectFingerprint;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Private addresses overlap between sites, and one host looks different from two places. */
class OverlapTest {
  private static final String ADDRESS = "192.168.1.1";

  @RegisterExtension private final MatcherRun matcher = new MatcherRun();

  @BeforeEach
  void start() {
    matcher.load("Alpha", "Other=FFFF");
  }

  @Test
  void theSameAddressInTwoScopesStaysTwoHosts() {
    matcher.pipe(seen("berlin", "one", "a", Subjects.WINDOW));
    matcher.pipe(seen("tokyo", "two", "b", "FFFF"));

    assertThat(hosts()).containsExactly("berlin one Alpha", "tokyo two Other");
    assertThat(matcher.changed()).hasSize(2).allMatch(change -> change.contains("none -> "));
  }

  @Test
  void eachIsMatchedAgainByWhatWasSeenFromItsPlace() {
    matcher.pipe(seen("berlin", "one", "a", Subjects.WINDOW));
    matcher.pipe(seen("tokyo", "two", "b", "FFFF"));
    hosts();

    matcher.load("Beta", "Another=FFFF");
    matcher.aMomentLater();

    assertThat(hosts()).containsExactlyInAnyOrder("berlin one Beta", "tokyo two Another");
  }

  @Test
  void oneThatIsRetiredLeavesTheOther() {
    matcher.pipe(seen("lab", "one", "a", Subjects.WINDOW));
    matcher.pipe(seen("tokyo", "two", "b", "FFFF"));
    matcher.retireOn(matcher.fingerprints, ADDRESS);
    matcher.hosts.readValuesToList();

    matcher.load("Beta", "Another=FFFF");
    matcher.aMomentLater();

    assertThat(hosts()).containsExactly("tokyo two Another");
  }

  @Test
  void twoProbersOfOneScopeBothHaveTheirObservations() {
    matcher.pipe(seen("lab", "one", "a", Subjects.WINDOW));
    matcher.pipe(seen("lab", "two", "b", "FFFF"));

    assertThat(hosts()).containsExactly("lab one Alpha", "lab two Other");
    assertThat(matcher.changed())
        .containsExactly(
            ADDRESS + " OBSERVATION none -> Alpha by 1",
            ADDRESS + " OBSERVATION Alpha by 1 -> Other by 1");
  }

  /** Scope, sensor and name of each host record since the last time. */
  private List<String> hosts() {
    return matcher.hosts.readKeyValuesToList().stream()
        .peek(record -> assertThat(record.key.scope()).isEqualTo(record.value.getScope()))
        .map(record -> text(record.value))
        .toList();
  }

  private static String text(HostRecord host) {
    return host.getScope() + " " + host.getSensor() + " " + MatcherRun.name(host);
  }

  private static SubjectFingerprint seen(
      String scope, String sensor, String observation, String window) {
    return SubjectFingerprint.newBuilder(Subjects.observed(ADDRESS, observation, window))
        .setScope(scope)
        .setSensor(sensor)
        .build();
  }
}
