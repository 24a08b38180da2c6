package io.stackprint.cli;

import io.stackprint.prober.app.LiveScan;
import io.stackprint.prober.pace.ScanSettings;
import io.stackprint.prober.pace.TimingTemplate;
import io.stackprint.record.NmapProfile;
import io.stackprint.wire.Ipv4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to probe, in the words of Nmap. */
final class ProbingOptions {
  private static final int MOST_TRIES = 50;
  private static final int MOST_PORTS = 65_535;
  private static final int MOST_TTL = 255;
  private static final int FRAGILE_RATE = 10; // packets a second

  @Option(names = "-Pn", description = "Take all hosts for up: no discovery but ARP.")
  boolean noDiscovery;

  @Option(names = "-O", hidden = true, description = "Detect operating systems: always on.")
  boolean detect;

  @Option(
      names = "--osscan-limit",
      description = "Leave out hosts without both an open and a closed TCP port.")
  boolean osscanLimit;

  @Option(
      names = "--max-os-tries",
      paramLabel = "N",
      defaultValue = "5",
      description = "Probe a host up to N times until it is known. Default: ${DEFAULT-VALUE}")
  int maxTries;

  @Option(
      names = "-T",
      paramLabel = "0-5",
      defaultValue = "3",
      converter = TemplateName.class,
      description = {
        "Timing template: paranoid|sneaky|polite|normal|aggressive|insane. Default: 3.",
        "At most 10, 10, 500, 5000, 25000, 50000 packets a second."
      })
  TimingTemplate template = TimingTemplate.NORMAL;

  @Option(
      names = "--max-rate",
      paramLabel = "N",
      description = "Send at most N packets a second. Default: see -T.")
  @Nullable Integer maxRate;

  @Option(
      names = "--min-rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Do not let losses slow the scan down below N packets a second.")
  int minRate;

  @Option(
      names = "--max-retries",
      paramLabel = "N",
      description = "Send discovery and port-scan probes again at most N times. Default: see -T.")
  @Nullable Integer maxRetries;

  @Option(
      names = "--host-timeout",
      paramLabel = "TIME",
      converter = NmapTime.class,
      description = "Give up on a host after this long.")
  @Nullable Duration hostTimeout;

  @Option(
      names = "--scan-delay",
      paramLabel = "TIME",
      converter = NmapTime.class,
      description = "Leave at least this long between two packets to one host.")
  @Nullable Duration scanDelay;

  @Option(
      names = {"--source-port", "-g"},
      paramLabel = "PORT",
      description = "Send everything from this port.")
  @Nullable Integer sourcePort;

  @Option(
      names = "--ttl",
      paramLabel = "N",
      description = "Time to live of the probes, but for UDP. Default: random, 37 to 59.")
  @Nullable Integer ttl;

  @Option(names = "-e", paramLabel = "IFACE", description = "Use only this interface.")
  @Nullable String device;

  @Option(
      names = "-S",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Send from this address; replies must come to this machine.")
  @Nullable Integer source;

  @Option(
      names = "--fragile",
      description =
          "Spare fragile devices: leave out the probes with flags that no honest stack sends (T2,"
              + " T3, T7), and send at most 10 packets a second.")
  boolean fragile;

  static final class AddressConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        return Ipv4Address.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /**
   * The scan that these options describe.
   *
   * @param scope name of the network
   * @param ports to scan, ascending
   */
  LiveScan scan(String scope, List<Integer> ports, NmapProfile profile) {
    return new LiveScan(
        settings(ports, profile),
        scope,
        Hostname.ofThisMachine(),
        Optional.empty(),
        Optional.ofNullable(device),
        ofNullable(source));
  }

  private ScanSettings settings(List<Integer> ports, NmapProfile profile) {
    check();
    return new ScanSettings(
        template,
        rate(),
        minRate,
        maxRetries == null ? template.maxRetries() : maxRetries,
        scanDelay == null ? template.scanDelay() : scanDelay,
        Optional.ofNullable(hostTimeout),
        template.hostsAtOnce(),
        ports,
        !noDiscovery,
        osscanLimit,
        maxTries,
        fragile,
        ofNullable(sourcePort),
        ofNullable(ttl),
        profile);
  }

  private int rate() {
    int most = maxRate == null ? template.packetsPerSecond() : maxRate;
    return fragile ? Math.min(most, FRAGILE_RATE) : most;
  }

  private void check() {
    requireWithin("--max-os-tries", maxTries, 1, MOST_TRIES);
    requireWithin("--min-rate", minRate, 0, Integer.MAX_VALUE);
    if (maxRate != null) {
      requireWithin("--max-rate", maxRate, Math.max(minRate, 1), Integer.MAX_VALUE);
    }
    if (maxRetries != null) {
      requireWithin("--max-retries", maxRetries, 0, Integer.MAX_VALUE);
    }
    if (sourcePort != null) {
      requireWithin("--source-port", sourcePort, 1, MOST_PORTS);
    }
    if (ttl != null) {
      requireWithin("--ttl", ttl, 1, MOST_TTL);
    }
  }

  private static void requireWithin(String option, int value, int least, int most) {
    if (value < least || value > most) {
      String limit = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
      throw new UsageException(option + ": expected " + limit + " but was " + value);
    }
  }

  private static OptionalInt ofNullable(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
