package io.stackprint.prober.target;

import java.util.BitSet;
import java.util.List;

/**
 * The ports to look at, as Nmap's {@code -p} takes them: {@code 22,80,8000-8100,-1023,60000-},
 * {@code -} for 1 to 65535, service names, and {@code T:} or {@code U:} before those that are for
 * TCP or UDP only.
 *
 * <p>Not supported: patterns of service names ({@code http*}), ranges of Nmap's own port table
 * ({@code [-1024]}), SCTP ports and protocol numbers ({@code S:}, {@code P:}).
 *
 * @param tcp TCP ports, in the order they should be looked at, each once
 * @param udp UDP ports, likewise
 */
public record PortList(List<Integer> tcp, List<Integer> udp) {
  private static final int MAX_PORT = 65_535;

  /**
   * The ports that are looked at without {@code -p}: the services most often found open on servers,
   * routers, printers, desktops and phones, the commonest first; then ports that are assigned and
   * hardly ever used, where a host that answers at all is likely to say that they are closed.
   */
  public static final PortList DEFAULT =
      new PortList(
          List.of(
              80,
              443,
              22,
              445,
              23,
              139,
              135,
              3389,
              21,
              53,
              25,
              8080,
              111,
              3306,
              5900,
              993,
              587,
              995,
              8443,
              7547,
              554,
              9100,
              62078,
              49152, // mostly open
              1,
              79,
              3,
              40_125 // mostly closed
              ),
          List.of());

  /** Copies the lists. */
  public PortList {
    tcp = List.copyOf(tcp);
    udp = List.copyOf(udp);
  }

  /**
   * Reads a list; the ports of each protocol come out ascending.
   *
   * @throws MalformedExpressionException if it is not as described above
   */
  public static PortList parse(Expression expression) throws MalformedExpressionException {
    var parser = new Parser(new Cursor(expression));
    parser.parse();
    return new PortList(ports(parser.tcp), ports(parser.udp));
  }

  private static List<Integer> ports(BitSet set) {
    return set.stream().boxed().toList();
  }

  private static final class Parser {
    private final Cursor cursor;
    private final BitSet tcp = new BitSet();
    private final BitSet udp = new BitSet();
    private boolean forTcp = true;
    private boolean forUdp = true;

    Parser(Cursor cursor) {
      this.cursor = cursor;
    }

    void parse() throws MalformedExpressionException {
      do {
        protocol();
        item();
      } while (cursor.skip(','));
      if (!cursor.atEnd()) {
        throw cursor.expected("',' or the end");
      }
    }

    private void protocol() throws MalformedExpressionException {
      if (cursor.skip("T:")) {
        forTcp = true;
        forUdp = false;
      } else if (cursor.skip("U:")) {
        forTcp = false;
        forUdp = true;
      }
    }

    private void item() throws MalformedExpressionException {
      if (cursor.atDigit() || cursor.peek() == '-') {
        range();
      } else {
        service();
      }
    }

    private void range() throws MalformedExpressionException {
      int first = cursor.peek() == '-' ? 1 : port(0);
      int last = first;
      if (cursor.skip('-')) {
        last = cursor.atDigit() ? port(first) : MAX_PORT;
      }
      add(first, last);
    }

    private int port(int least) throws MalformedExpressionException {
      return cursor.number("a port", least, MAX_PORT);
    }

    private void service() throws MalformedExpressionException {
      String name = cursor.word();
      int port =
          ServiceNames.port(name)
              .orElseThrow(
                  () ->
                      cursor.expected(
                          "a port, a range of ports or one of the service names "
                              + ServiceNames.ALL,
                          name.length()));
      add(port, port);
    }

    private void add(int first, int last) {
      if (forTcp) {
        tcp.set(first, last + 1);
      }
      if (forUdp) {
        udp.set(first, last + 1);
      }
    }
  }
}
