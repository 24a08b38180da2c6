package io.stackprint.prober.port;

import io.stackprint.prober.pace.Path;
import io.stackprint.prober.pace.Wire;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.Ipv4View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The network of this machine.
 *
 * <p>What is sent to an attached host whose MAC address is known goes through a packet socket,
 * everything else through a raw IP socket that lets the kernel route. An interface is captured on
 * from when the first path leads over it. Only the listener is called by other threads.
 */
public final class PacketPort implements Wire, AutoCloseable {
  /** The ports that replies come to, unless the source port is fixed: see {@code SourcePorts}. */
  private static final String DRAWN_PORTS = "33000-65279";

  private static final int PORTS_OF_ROUND = 20;

  private final LongSupplier clock;
  private final PortListener listener;
  private final OptionalInt source;
  private final String ports;
  private final Routing routing;
  private final OutSocket rawIp;
  private final OutSocket link;
  private final Map<Integer, Capture> captures = new HashMap<>(); // by number of the interface

  /**
   * Opens the network.
   *
   * @param device the only interface to use, if there is to be one
   * @param source the address to send from, if not the system's choice
   * @param sourcePort the port to send from, if it is fixed
   * @param clock nanoseconds since the epoch
   * @param listener takes what is captured
   * @throws PortUnavailableException if that cannot be done
   */
  public PacketPort(
      Optional<String> device,
      OptionalInt source,
      OptionalInt sourcePort,
      LongSupplier clock,
      PortListener listener) {
    Capture.requireLibrary();
    this.clock = clock;
    this.listener = listener;
    this.source = source;
    this.ports =
        sourcePort.isPresent()
            ? sourcePort.getAsInt() + "-" + (sourcePort.getAsInt() + PORTS_OF_ROUND)
            : DRAWN_PORTS;
    this.routing = new Routing(device, source);
    this.rawIp = OutSocket.rawIp(device, clock);
    this.link = OutSocket.link(clock);
  }

  /** How targets are reached as the system stands now; opens nothing and needs no privilege. */
  public static IntFunction<Optional<Path>> routes(Optional<String> device, OptionalInt source) {
    return new Routing(device, source)::to;
  }

  @Override
  public Optional<Path> pathTo(int target) {
    Optional<Path> path = routing.to(target);
    path.ifPresent(found -> captures.computeIfAbsent(found.link(), this::capture));
    return path;
  }

  private Capture capture(int index) {
    OwnInterface on = routing.byIndex(index).orElseThrow();
    return Capture.start(on.name(), filter(on), listener);
  }

  /** Nothing but what can be a reply to us reaches Java. */
  private String filter(OwnInterface on) {
    String replies = "(icmp or (tcp and dst portrange " + ports + "))";
    if (on.loopback()) {
      return "ip and " + replies;
    }
    String own =
        Stream.concat(on.addresses().stream(), source.stream().boxed())
            .distinct()
            .map(address -> "dst host " + Ipv4Address.text(address))
            .collect(Collectors.joining(" or "));
    String datagrams = "(ip and (" + own + ") and " + replies + ")";
    return on.ethernet() ? datagrams + " or (arp and arp[6:2] = 2)" : datagrams;
  }

  @Override
  public long send(Path path, long mac, byte[] datagram) {
    return mac == NO_MAC
        ? rawIp.send(datagram, SocketAddresses.in(target(datagram)))
        : link.send(
            datagram, SocketAddresses.link(SocketAddresses.ETHERTYPE_IPV4, path.link(), mac));
  }

  private static int target(byte[] datagram) {
    return Ipv4View.checked(datagram).destination();
  }

  @Override
  public long askForMac(Path path, int target) {
    long ownMac = routing.byIndex(path.link()).map(OwnInterface::mac).orElse(0L);
    return link.send(
        Arp.request(ownMac, path.source(), target),
        SocketAddresses.link(SocketAddresses.ETHERTYPE_ARP, path.link(), Mac.BROADCAST));
  }

  /** Looks again at routes and interfaces. */
  public void refresh() {
    routing.refresh();
  }

  /** How many packets the kernel dropped before we could see them, on all interfaces. */
  public long dropped() {
    return captures.values().stream().mapToLong(Capture::dropped).sum();
  }

  /** The time by which this port stamps what it sends, nanoseconds since the epoch. */
  public long now() {
    return clock.getAsLong();
  }

  @Override
  public void close() {
    captures.values().forEach(Capture::close);
    rawIp.close();
    link.close();
  }
}
