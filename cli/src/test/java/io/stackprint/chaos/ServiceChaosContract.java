package io.stackprint.chaos;

import io.stackprint.guarantee.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;

/** Exactly once, shown on a broker that others run: everything happens to the services. */
public abstract class ServiceChaosContract extends ChaosContract {
  private static final String PREFIX = "chaos-";
  private static final int FAULTS = 4;
  private static final int SECONDS = 30;

  private final Site site;

  protected ServiceChaosContract(Site site) {
    super(
        "chaos-of-services",
        PREFIX,
        EnumSet.of(Fault.KILL_ONE, Fault.KILL_BOTH, Fault.PAUSE_ONE),
        FAULTS,
        SECONDS);
    this.site = site;
  }

  @Override
  Installation install(Path directory) throws IOException {
    return new Installation(directory, site, PREFIX);
  }
}
