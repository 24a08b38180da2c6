package io.stackprint.prober.port;

import io.stackprint.prober.pace.Arrival;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.util.Arrays;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/** Captures on one interface, in a thread of its own, until closed. */
final class Capture implements AutoCloseable {
  private static final int SNAP_LENGTH = 2_048;
  private static final int BUFFER_OCTETS = 32 << 20;
  private static final int READ_TIMEOUT_MILLIS = 10;
  private static final int ETHERNET_HEADER = 14;
  private static final int ETHERTYPE = 12;
  private static final int SHORTEST_IPV4 = 20;
  private static final int TOTAL_LENGTH = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long MILLIS_PER_SECOND = 1_000;

  private final PcapHandle handle;
  private final String device;
  private final boolean ethernet;
  private final PortListener listener;
  private final Thread thread;

  private Capture(PcapHandle handle, String device, boolean ethernet, PortListener listener) {
    this.handle = handle;
    this.device = device;
    this.ethernet = ethernet;
    this.listener = listener;
    this.thread = new Thread(this::loop, "capture-" + device);
    thread.setDaemon(true);
  }

  /**
   * Starts capturing.
   *
   * @param device name of the interface
   * @param filter in libpcap's language (pcap-filter(7))
   */
  static Capture start(String device, String filter, PortListener listener) {
    try {
      PcapHandle handle =
          new PcapHandle.Builder(device)
              .snaplen(SNAP_LENGTH)
              .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
              .timeoutMillis(READ_TIMEOUT_MILLIS)
              .bufferSize(BUFFER_OCTETS)
              .immediateMode(true)
              .timestampPrecision(TimestampPrecision.NANO)
              .build();
      handle.setFilter(filter, BpfCompileMode.OPTIMIZE);
      var capture = new Capture(handle, device, isEthernet(handle, device), listener);
      capture.thread.start();
      return capture;
    } catch (PcapNativeException | NotOpenException e) {
      throw new PortUnavailableException("cannot capture on " + device + ": " + e.getMessage(), e);
    }
  }

  /** Refuses to go on where libpcap is missing. */
  static void requireLibrary() {
    try {
      String unused = Pcaps.libVersion();
    } catch (LinkageError e) { // no libpcap.so, or one that JNA cannot load
      throw missing(e);
    }
  }

  private static PortUnavailableException missing(LinkageError e) {
    return new PortUnavailableException(
        "capturing replies needs libpcap: install the package libpcap0.8 (Debian, Ubuntu) or"
            + " libpcap (others)",
        e);
  }

  private static boolean isEthernet(PcapHandle handle, String device) {
    DataLinkType type = handle.getDlt();
    if (type.equals(DataLinkType.EN10MB)) {
      return true;
    }
    if (type.equals(DataLinkType.RAW)) {
      return false;
    }
    handle.close();
    throw new PortUnavailableException(
        "cannot capture on " + device + ": expected Ethernet or raw IP but it is " + type);
  }

  private void loop() {
    try {
      handle.loop(-1, this::captured);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // breakLoop: we are being closed
    } catch (PcapNativeException | NotOpenException e) {
      listener.captureFailed("capturing on " + device + " ended: " + e.getMessage());
    }
  }

  private void captured(byte[] frame) {
    long atNanos = nanos(handle.getTimestamp());
    if (!ethernet) {
      datagram(frame, 0, atNanos);
    } else if (frame.length > ETHERNET_HEADER) {
      int etherType = ByteBuffer.wrap(frame).getShort(ETHERTYPE) & 0xffff;
      if (etherType == SocketAddresses.ETHERTYPE_IPV4) {
        datagram(frame, ETHERNET_HEADER, atNanos);
      } else if (etherType == SocketAddresses.ETHERTYPE_ARP
          && Arp.isReply(frame, ETHERNET_HEADER)) {
        listener.neighbour(
            Arp.senderAddress(frame, ETHERNET_HEADER),
            Arp.senderMac(frame, ETHERNET_HEADER),
            atNanos);
      }
    }
  }

  /** Leaves out what the link layer padded. */
  private void datagram(byte[] frame, int offset, long atNanos) {
    if (frame.length - offset < SHORTEST_IPV4) {
      return;
    }
    int total = ByteBuffer.wrap(frame).getShort(offset + TOTAL_LENGTH) & 0xffff;
    int end = Math.min(frame.length, offset + Math.max(total, SHORTEST_IPV4));
    byte[] octets = Arrays.copyOfRange(frame, offset, end);
    listener.packet(new Arrival(octets, Math.max(total, octets.length), atNanos));
  }

  private static long nanos(Timestamp at) {
    return Math.floorDiv(at.getTime(), MILLIS_PER_SECOND) * NANOS_PER_SECOND + at.getNanos();
  }

  /** How many packets the kernel had no room for so far. */
  long dropped() {
    try {
      return handle.getStats().getNumPacketsDropped();
    } catch (PcapNativeException | NotOpenException e) {
      return 0; // being closed
    }
  }

  @Override
  public void close() {
    try {
      handle.breakLoop();
      thread.join(MILLIS_PER_SECOND);
    } catch (NotOpenException e) {
      return; // it has ended by itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handle.close();
  }
}
