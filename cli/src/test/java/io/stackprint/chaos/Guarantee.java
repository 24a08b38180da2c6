package io.stackprint.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What we promise, whatever happens in between. Each asserts itself. */
enum Guarantee {
  NOTHING_IS_LOST {
    @Override
    void assertHolds(Published undisturbed, Published disturbed) {
      assertThat(disturbed.fingerprints().keySet())
          .as("observations with a fingerprint")
          .isEqualTo(undisturbed.fingerprints().keySet());
      assertThat(disturbed.hosts().keySet())
          .as("observations with a host record")
          .isEqualTo(undisturbed.hosts().keySet());
    }
  },
  NOTHING_IS_PUBLISHED_TWICE {
    @Override
    void assertHolds(Published undisturbed, Published disturbed) {
      assertThat(twice(disturbed.fingerprints())).as("with several fingerprints").isEmpty();
      assertThat(twice(disturbed.hosts())).as("with several host records").isEmpty();
    }
  },
  SAME_REPLIES_GIVE_THE_SAME_RECORDS {
    @Override
    void assertHolds(Published undisturbed, Published disturbed) {
      assertThat(disturbed.fingerprints()).isEqualTo(undisturbed.fingerprints());
      assertThat(disturbed.hosts()).isEqualTo(undisturbed.hosts());
    }
  };

  /** Fails if it does not hold. */
  abstract void assertHolds(Published undisturbed, Published disturbed);

  private static Set<String> twice(Map<String, List<Digest>> published) {
    var several = new TreeSet<String>();
    published.forEach(
        (observation, records) -> {
          if (records.size() > 1) {
            several.add(observation);
          }
        });
    return several;
  }
}
