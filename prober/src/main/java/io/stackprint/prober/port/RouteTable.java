package io.stackprint.prober.port;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's main table of IPv4 routes, as it stood when read.
 *
 * @param routes of all interfaces
 */
record RouteTable(List<Route> routes) {
  private static final Path KERNELS = Path.of("/proc/net/route");
  private static final int UP = 1;
  private static final int REJECT = 0x200;
  private static final int DEVICE = 0;
  private static final int DESTINATION = 1;
  private static final int GATEWAY = 2;
  private static final int FLAGS = 3;
  private static final int METRIC = 6;
  private static final int MASK = 7;
  private static final int FIELDS = 8;

  /** One line of the table; a gateway of 0 means that the destination is attached. */
  record Route(String device, int destination, int gateway, int flags, int metric, int mask) {
    boolean covers(int address) {
      return (address & mask) == destination;
    }

    boolean isBetterThan(Route other) {
      int bits = Integer.bitCount(mask);
      int otherBits = Integer.bitCount(other.mask);
      return bits > otherBits || (bits == otherBits && metric < other.metric);
    }
  }

  /** Reads the kernel's. */
  static RouteTable read() {
    try {
      return parse(Files.readAllLines(KERNELS, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new PortUnavailableException("cannot read the routes: " + e.getMessage(), e);
    }
  }

  /** Reads lines as {@code /proc/net/route} has them: numbers in the machine's byte order. */
  static RouteTable parse(List<String> lines) {
    List<Route> routes = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] fields = line.trim().split("\\s+");
      if (fields.length >= FIELDS) {
        routes.add(route(fields));
      }
    }
    return new RouteTable(routes);
  }

  private static Route route(String[] fields) {
    return new Route(
        fields[DEVICE],
        address(fields[DESTINATION]),
        address(fields[GATEWAY]),
        Integer.parseInt(fields[FLAGS], 16),
        Integer.parseInt(fields[METRIC]),
        address(fields[MASK]));
  }

  private static int address(String hex) {
    int asStored = Integer.parseUnsignedInt(hex, 16);
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
        ? Integer.reverseBytes(asStored)
        : asStored;
  }

  /**
   * The route to an address: the longest prefix, then the smallest metric.
   *
   * @param device the only interface that counts, if there is to be one
   */
  Optional<Route> to(int address, Optional<String> device) {
    return routes.stream()
        .filter(route -> (route.flags & (UP | REJECT)) == UP)
        .filter(route -> route.covers(address))
        .filter(route -> device.map(route.device::equals).orElse(true))
        .reduce((best, each) -> each.isBetterThan(best) ? each : best);
  }
}
