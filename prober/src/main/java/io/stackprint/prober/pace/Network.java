package io.stackprint.prober.pace;

/** What is shared by the hosts of one /24: they mostly share a path, and its congestion. */
final class Network {
  private static final int PREFIX_MASK = 0xffffff00;

  private final CongestionWindow window;
  private final RoundTripTimes roundTrips;
  private int hosts;

  Network(ScanSettings settings) {
    window = new CongestionWindow(settings.template().windowGrowth());
    roundTrips = new RoundTripTimes(settings.template(), settings.scanDelayNanos());
  }

  /** The number of the network that an address belongs to. */
  static int of(int address) {
    return address & PREFIX_MASK;
  }

  CongestionWindow window() {
    return window;
  }

  RoundTripTimes roundTrips() {
    return roundTrips;
  }

  void joined() {
    hosts++;
  }

  /** True when that was the last host. */
  boolean left() {
    return --hosts == 0;
  }
}
