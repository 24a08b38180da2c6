package io.stackprint.prober.pace;

import io.stackprint.record.NmapProfile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings with one thing changed after the other. */
final class Settings {
  private TimingTemplate template;
  private int rate;
  private int leastRate;
  private int retries;
  private Duration delay;
  private Optional<Duration> hostTimeout;
  private int hostsAtOnce;
  private List<Integer> ports;
  private boolean discover;
  private boolean onlyGood;
  private int tries;
  private boolean sparing;
  private OptionalInt sourcePort;
  private OptionalInt ttl;
  private NmapProfile profile;

  Settings(ScanSettings from) {
    template = from.template();
    rate = from.packetsPerSecond();
    leastRate = from.leastPacketsPerSecond();
    retries = from.maxRetries();
    delay = from.scanDelay();
    hostTimeout = from.hostTimeout();
    hostsAtOnce = from.hostsAtOnce();
    ports = from.ports();
    discover = from.discover();
    onlyGood = from.onlyGoodHosts();
    tries = from.maxTries();
    sparing = from.sparing();
    sourcePort = from.sourcePort();
    ttl = from.ttl();
    profile = from.profile();
  }

  static Settings of(TimingTemplate template) {
    return new Settings(ScanSettings.of(template, List.of()));
  }

  Settings withPorts(Integer... numbers) {
    ports = Arrays.asList(numbers);
    return this;
  }

  Settings withTries(int most) {
    tries = most;
    return this;
  }

  Settings withRetries(int most) {
    retries = most;
    return this;
  }

  Settings withRate(int most) {
    rate = most;
    return this;
  }

  Settings withLeastRate(int least) {
    leastRate = least;
    return this;
  }

  Settings withDelay(Duration least) {
    delay = least;
    return this;
  }

  Settings withHostTimeout(Duration most) {
    hostTimeout = Optional.of(most);
    return this;
  }

  Settings withHostsAtOnce(int most) {
    hostsAtOnce = most;
    return this;
  }

  Settings withSourcePort(int port) {
    sourcePort = OptionalInt.of(port);
    return this;
  }

  Settings withTtl(int hops) {
    ttl = OptionalInt.of(hops);
    return this;
  }

  Settings withProfile(NmapProfile whose) {
    profile = whose;
    return this;
  }

  Settings skippingDiscovery() {
    discover = false;
    return this;
  }

  Settings discovering() {
    discover = true;
    return this;
  }

  Settings onlyGood() {
    onlyGood = true;
    return this;
  }

  Settings sparing() {
    sparing = true;
    return this;
  }

  ScanSettings done() {
    return new ScanSettings(
        template,
        rate,
        leastRate,
        retries,
        delay,
        hostTimeout,
        hostsAtOnce,
        ports,
        discover,
        onlyGood,
        tries,
        sparing,
        sourcePort,
        ttl,
        profile);
  }
}
