package io.stackprint.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.function.Function;

/** Any octets: a view whose accessors all work, or a refusal; nothing else. */
class WireFuzzTest {
  @FuzzTest(maxDuration = "90s")
  void ipv4(byte[] octets) {
    walk(octets, Ipv4View::checked, WireFuzzTest::readAll);
    walk(octets, all -> Ipv4View.quoted(all, 0, all.length), WireFuzzTest::readAll);
  }

  @FuzzTest(maxDuration = "90s")
  void tcp(byte[] octets) {
    walk(octets, TcpView::checked, WireFuzzTest::readAll);
  }

  @FuzzTest(maxDuration = "90s")
  void udp(byte[] octets) {
    walk(octets, UdpView::checked, WireFuzzTest::readAll);
  }

  @FuzzTest(maxDuration = "90s")
  void icmp(byte[] octets) {
    walk(octets, IcmpView::checked, WireFuzzTest::readAll);
  }

  @FuzzTest(maxDuration = "90s")
  void options(byte[] octets) {
    if (!Arrays.equals(TcpOption.emit(TcpOption.parse(octets)), octets)) {
      throw new AssertionError("not inverse: " + OctetString.copyOf(octets));
    }
  }

  private static <V> void walk(
      byte[] octets, Function<byte[], V> door, Function<V, Long> accessors) {
    V view;
    try {
      view = door.apply(octets);
    } catch (MalformedPacketException refused) {
      if (refused.octet() < 0 || refused.octet() > octets.length) {
        throw new AssertionError("offset outside the octets: " + refused.getMessage());
      }
      return;
    }
    if (accessors.apply(view) < 0) {
      throw new AssertionError("negative value from an unsigned field");
    }
  }

  private static long readAll(Ipv4View v) {
    long carried =
        switch (v.protocol()) {
          case Ipv4View.TCP -> strictly(v);
          default -> 0;
        };
    return carried
        | v.headerLength()
        | v.tos()
        | v.totalLength()
        | v.ipId()
        | v.fragmentOffset()
        | v.ttl()
        | v.headerChecksum()
        | v.payloadLength()
        | v.toArray().length
        | v.sourceText().length()
        | v.destinationText().length();
  }

  private static long strictly(Ipv4View datagram) {
    try {
      return readAll(TcpView.withWellFormedOptions(datagram));
    } catch (MalformedPacketException refused) {
      return 0;
    }
  }

  private static long readAll(TcpView v) {
    return v.sourcePort()
        | v.destinationPort()
        | v.seq()
        | v.ack()
        | v.headerLength()
        | v.reserved()
        | v.flags()
        | v.window()
        | v.checksum()
        | v.urgentPointer()
        | v.options().size()
        | v.payload().length
        | v.payloadLength();
  }

  private static long readAll(UdpView v) {
    return v.sourcePort()
        | v.destinationPort()
        | v.udpLength()
        | v.checksum()
        | v.payload().length
        | (v.payloadIsFilledWith(0x43) ? 1 : 0);
  }

  private static long readAll(IcmpView v) {
    return v.type()
        | v.code()
        | v.checksum()
        | v.restOfHeader()
        | v.identifier()
        | v.sequence()
        | v.body().length
        | v.quotedDatagram().map(WireFuzzTest::readAll).orElse(0L);
  }
}
