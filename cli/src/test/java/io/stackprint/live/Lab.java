package io.stackprint.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A closed network on one machine: a scanner and Linux hosts on one switch, and a chain of routers
 * with a host behind each.
 *
 * <pre>
 * scanner 10.77.0.1 ──┐
 * hosts 10.77.0.10… ──┼── switch ── router 1 ─┬─ router 2 ─┬─ router 3 ── 10.77.3.10
 *                                             10.77.1.10   10.77.2.10
 * </pre>
 */
final class Lab implements AutoCloseable {
  /** Address of the scanner. */
  static final String SCANNER = "10.77.0.1";

  /** A host or router as it comes. */
  static final Setup PLAIN = any -> {};

  private static final int FIRST_HOST = 10;
  private static final int BACKLOG = 64;

  private final Deque<Closeable> made = new ArrayDeque<>();
  private final List<Namespace> routers = new ArrayList<>();
  private final String label;
  private final Namespace network;
  private final Namespace scanner;
  private int hosts;

  /** What makes a host special. */
  interface Setup {
    void apply(Namespace host) throws IOException, InterruptedException;
  }

  /**
   * A network with nothing but the scanner.
   *
   * @param label tells it from other labs
   */
  Lab(String label) throws IOException, InterruptedException {
    this.label = label;
    this.network = namespace("switch");
    network.ip("link add br0 type bridge");
    network.ip("link set br0 up");
    this.scanner = plugged("scanner", SCANNER);
    scanner.ip("route add 10.77.0.0/16 via 10.77.0.100");
  }

  Namespace scanner() {
    return scanner;
  }

  /** A host on the switch that listens on these ports; returns its address. */
  String host(Setup setup, Integer... open) throws IOException, InterruptedException {
    String address = "10.77.0." + (FIRST_HOST + hosts++);
    Namespace host = plugged("host" + hosts, address);
    setup.apply(host);
    listen(host, open);
    return address;
  }

  /** One router more at the end of the chain, and a host behind it; returns the host's address. */
  String behindOneMoreRouter(Setup router, Setup setup, Integer... open)
      throws IOException, InterruptedException {
    int n = routers.size() + 1;
    Namespace last = router(n);
    Namespace host = namespace("far" + n);
    last.cable("lan", host, "eth0");
    last.ip("addr add 10.77." + n + ".1/24 dev lan");
    host.ip("addr add 10.77." + n + ".10/24 dev eth0");
    host.ip("route add default via 10.77." + n + ".1");
    router.apply(last);
    setup.apply(host);
    listen(host, open);
    return "10.77." + n + ".10";
  }

  private Namespace router(int n) throws IOException, InterruptedException {
    boolean first = routers.isEmpty();
    Namespace router = first ? plugged("router1", "10.77.0.100") : namespace("router" + n);
    router.sysctl("net.ipv4.ip_forward=1");
    if (!first) {
      Namespace before = routers.get(routers.size() - 1);
      before.cable("next", router, "wan");
      before.ip("addr add 10.77.10%d.1/24 dev next".formatted(n));
      before.ip("route add 10.77.0.0/16 via 10.77.10%d.2".formatted(n));
      router.ip("addr add 10.77.10%d.2/24 dev wan".formatted(n));
      router.ip("route add default via 10.77.10%d.1".formatted(n));
    }
    routers.add(router);
    return router;
  }

  private Namespace plugged(String name, String address) throws IOException, InterruptedException {
    Namespace namespace = namespace(name);
    String port = "p" + made.size();
    namespace.cable("eth0", network, port);
    network.ip("link set " + port + " master br0");
    namespace.ip("addr add " + address + "/24 dev eth0");
    return namespace;
  }

  private Namespace namespace(String name) throws IOException, InterruptedException {
    Namespace namespace = Namespace.make(label + "-" + name);
    made.push(namespace);
    return namespace;
  }

  /** Makes the kernel of a host accept connections. */
  void listen(Namespace host, Integer... ports) throws IOException, InterruptedException {
    for (int port : ports) {
      made.push(host.call(() -> new ServerSocket(port, BACKLOG)));
    }
  }

  @Override
  public void close() {
    while (!made.isEmpty()) {
      try {
        made.pop().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
