package io.stackprint.prober.port;

import io.stackprint.prober.pace.Path;
import io.stackprint.wire.Ipv4Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says how targets are reached, as the system stood when it was asked last; {@link #refresh} asks
 * again.
 */
final class Routing {
  private static final int LOOPBACK_NET = 127;
  private static final int ANY_PORT = 9;

  private final Optional<String> device;
  private final OptionalInt source;
  private final Map<RouteTable.Route, Integer> sources = new HashMap<>();
  private RouteTable table;
  private List<OwnInterface> interfaces;

  /**
   * Asks the system.
   *
   * @param device the only interface to use, if there is to be one
   * @param source the address to send from, if not the system's choice
   */
  Routing(Optional<String> device, OptionalInt source) {
    this.device = device;
    this.source = source;
    this.table = RouteTable.read();
    this.interfaces = OwnInterface.all();
    device.ifPresent(this::requireKnown);
  }

  private void requireKnown(String name) {
    if (interfaces.stream().noneMatch(each -> each.name().equals(name))) {
      throw new PortUnavailableException(
          "interface %s is not there or not up; there are %s"
              .formatted(name, interfaces.stream().map(OwnInterface::name).toList()));
    }
  }

  void refresh() {
    sources.clear();
    table = RouteTable.read();
    interfaces = OwnInterface.all();
  }

  Optional<OwnInterface> byIndex(int index) {
    return interfaces.stream().filter(each -> each.index() == index).findFirst();
  }

  Optional<Path> to(int target) {
    if (isOwn(target)) {
      return interfaces.stream()
          .filter(OwnInterface::loopback)
          .findFirst()
          .map(lo -> new Path(source.orElse(target), lo.index(), Path.Kind.LOCAL));
    }
    return table.to(target, device).flatMap(route -> along(route, target));
  }

  private boolean isOwn(int target) {
    return target >>> 24 == LOOPBACK_NET
        || interfaces.stream().anyMatch(each -> each.addresses().contains(target));
  }

  private Optional<Path> along(RouteTable.Route route, int target) {
    return interfaces.stream()
        .filter(each -> each.name().equals(route.device()))
        .findFirst()
        .flatMap(
            out ->
                sourceFor(route, target)
                    .map(from -> new Path(from, out.index(), kind(route, out))));
  }

  private static Path.Kind kind(RouteTable.Route route, OwnInterface out) {
    return out.ethernet() && route.gateway() == 0 ? Path.Kind.ATTACHED : Path.Kind.ROUTED;
  }

  private Optional<Integer> sourceFor(RouteTable.Route route, int target) {
    if (source.isPresent()) {
      return Optional.of(source.getAsInt());
    }
    Integer known = sources.get(route);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Integer> asked = askKernel(target);
    asked.ifPresent(address -> sources.put(route, address));
    return asked;
  }

  /** Connecting a UDP socket sends nothing, but makes the kernel choose a source address. */
  private static Optional<Integer> askKernel(int target) {
    try (var channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(inet(target), ANY_PORT));
      var local = (InetSocketAddress) channel.getLocalAddress();
      return Optional.of(ByteBuffer.wrap(local.getAddress().getAddress()).getInt());
    } catch (IOException e) {
      return Optional.empty(); // no route
    }
  }

  private static InetAddress inet(int address) throws IOException {
    return InetAddress.getByName(Ipv4Address.text(address));
  }
}
