package io.stackprint.guarantee;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** All that we promise, on the broker and the registry in this JVM: in every build. */
class GuaranteesIT extends GuaranteesContract {
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "other-", TopicLayout.ONE_MACHINE);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  Site here() {
    return Site.of(cluster);
  }
}
