package io.stackprint.prober.capture;

import io.stackprint.prober.probe.Probe;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpFlags;

/**
 * Knows most segments of ordinary TCP connections by a few octets, before anything is copied: those
 * that acknowledge, and neither begin nor reset a connection, with a window that no probe and no
 * ACK scan has. Between hosts that nobody probes just now, nothing is to be learned from them.
 *
 * <p>A busy link carries little else, so this decides what a packet costs; where it says false,
 * nothing is lost but time.
 */
final class OrdinarySegment {
  private static final int NO_OPTIONS = 0x45; // version 4, five words of header
  private static final int TOTAL_LENGTH_AT = 2;
  private static final int FRAGMENT_AT = 6;
  private static final int FRAGMENT_OFFSET = 0x1fff;
  private static final int PROTOCOL_AT = 9;
  private static final int FLAGS_AT = 33; // behind an IPv4 header of 20 octets
  private static final int WINDOW_AT = 34;
  private static final int BOTH_HEADERS = 40;
  private static final int CONNECTION_FLAGS = TcpFlags.SYN | TcpFlags.RST | TcpFlags.ACK;

  private static final int[] WINDOWS_OF_PROBES =
      Probe.inSendingOrder().stream()
          .filter(Probe.Tcp.class::isInstance)
          .map(Probe.Tcp.class::cast)
          .filter(probe -> (probe.flags() & CONNECTION_FLAGS) == TcpFlags.ACK)
          .mapToInt(Probe.Tcp::window)
          .distinct()
          .toArray();

  private OrdinarySegment() {}

  /** True for a segment of an ordinary connection. */
  static boolean isOne(CapturedDatagram datagram) {
    return datagram.capturedLength() >= BOTH_HEADERS
        && datagram.u8(0) == NO_OPTIONS
        && datagram.u8(PROTOCOL_AT) == Ipv4View.TCP
        && (datagram.u8(FLAGS_AT) & CONNECTION_FLAGS) == TcpFlags.ACK
        && datagram.u16(TOTAL_LENGTH_AT) >= BOTH_HEADERS
        && (datagram.u16(FRAGMENT_AT) & FRAGMENT_OFFSET) == 0
        && !isOfProbes(datagram.u16(WINDOW_AT));
  }

  private static boolean isOfProbes(int window) {
    if (window == TcpPortScan.RAW_SCAN_WINDOW) {
      return true;
    }
    for (int ofProbe : WINDOWS_OF_PROBES) {
      if (window == ofProbe) {
        return true;
      }
    }
    return false;
  }
}
