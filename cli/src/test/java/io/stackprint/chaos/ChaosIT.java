package io.stackprint.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;

/**
 * Exactly once, shown on a broker in a process of its own, which is killed and paused as well.
 *
 * <p>The short form runs in every build. The long one, 20,000 hosts and 24 faults in about a
 * quarter of an hour:
 *
 * <pre>
 * ./mvnw -B -pl cli -am verify -Dit.test=ChaosIT -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dchaos.hosts=20000 -Dchaos.faults=24 -Dchaos.seconds=900
 * </pre>
 */
class ChaosIT extends ChaosContract {
  ChaosIT() {
    super(
        "chaos",
        "",
        EnumSet.allOf(Fault.class),
        Integer.getInteger("chaos.faults", 6),
        Integer.getInteger("chaos.seconds", 45));
  }

  @Override
  Installation install(Path directory) throws IOException {
    return new Installation(directory);
  }
}
