package io.stackprint.guarantee;

import io.stackprint.cli.ReplayContract;
import io.stackprint.cli.RollingRestartContract;
import io.stackprint.letters.DeadLettersContract;
import io.stackprint.matcher.stream.RematchContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;

/** All that we promise on a Kafka cluster, whoever runs it. */
abstract class GuaranteesContract {
  /** The cluster that it is promised on. */
  abstract Site here();

  @Nested
  class OfTopics extends TopicsContract {
    OfTopics(TestInfo test) {
      super(here(), test);
    }
  }

  @Nested
  class OfReplays extends ReplayContract {
    OfReplays() {
      super(here());
    }
  }

  @Nested
  class OfDeadLetters extends DeadLettersContract {
    OfDeadLetters() {
      super(here());
    }
  }

  @Nested
  class OfRematches extends RematchContract {
    OfRematches() {
      super(here());
    }
  }

  @Nested
  class OfRollingRestarts extends RollingRestartContract {
    OfRollingRestarts() {
      super(here());
    }
  }
}
