package io.stackprint.prober.pace;

import io.stackprint.record.NmapProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a scan is to be done; {@link #of} gives the defaults.
 *
 * @param template timing template
 * @param packetsPerSecond how many packets the whole scan sends in a second at most, above 0
 * @param leastPacketsPerSecond to how many losses may slow it down, 0 or more
 * @param maxRetries how often discovery and the port scan send a probe again at most
 * @param scanDelay least time between two packets to one host
 * @param hostTimeout a host is given up after this
 * @param hostsAtOnce how many hosts are probed at the same time at most, 1 or more
 * @param ports TCP ports to scan, ascending, each once, 0 to 65535
 * @param discover whether to ask first if a host is up
 * @param onlyGoodHosts leave out hosts without both an open and a closed TCP port ({@code
 *     --osscan-limit})
 * @param maxTries how many rounds at most, 1 to 50
 * @param sparing leave out the probes with flags that no honest stack sends
 * @param sourcePort the source port of everything, if fixed
 * @param ttl the time to live of TCP and ICMP probes, if fixed
 * @param profile whose source ports to use where Nmap's releases differ
 */
public record ScanSettings(
    TimingTemplate template,
    int packetsPerSecond,
    int leastPacketsPerSecond,
    int maxRetries,
    Duration scanDelay,
    Optional<Duration> hostTimeout,
    int hostsAtOnce,
    List<Integer> ports,
    boolean discover,
    boolean onlyGoodHosts,
    int maxTries,
    boolean sparing,
    OptionalInt sourcePort,
    OptionalInt ttl,
    NmapProfile profile) {
  /** Tries of a host if nobody says otherwise. */
  public static final int DEFAULT_TRIES = 5;

  /** Copies the ports. */
  public ScanSettings {
    ports = List.copyOf(ports);
  }

  /** What a template and a list of ports say; everything else is the default. */
  public static ScanSettings of(TimingTemplate template, List<Integer> ports) {
    return new ScanSettings(
        template,
        template.packetsPerSecond(),
        0,
        template.maxRetries(),
        template.scanDelay(),
        Optional.empty(),
        template.hostsAtOnce(),
        ports,
        true,
        false,
        DEFAULT_TRIES,
        false,
        OptionalInt.empty(),
        OptionalInt.empty(),
        NmapProfile.NMAP_7_99);
  }

  long scanDelayNanos() {
    return scanDelay.toNanos();
  }
}
