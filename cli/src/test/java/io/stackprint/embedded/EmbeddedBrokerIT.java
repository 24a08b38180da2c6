package io.stackprint.embedded;

import io.stackprint.topics.*;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @Test
  void t(@TempDir Path dir) {
    for (int i = 0; i < 3; i++) {
      long a = System.nanoTime();
      var b = EmbeddedCluster.start(DataDirectory.at(dir), "", new TopicLayout(2, (short) 1, true));
      long c = System.nanoTime();
      b.close();
      System.err.println(
          "start " + (c - a) / 1000000 + " close " + (System.nanoTime() - c) / 1000000);
    }
  }
}
