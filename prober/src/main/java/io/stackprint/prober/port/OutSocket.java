package io.stackprint.prober.port;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import io.stackprint.prober.pace.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A socket that only sends; with the octets of a packet and of an address always in the same place
 * of native memory. Not safe for several threads.
 */
final class OutSocket implements AutoCloseable {
  private static final int LARGEST_PACKET = 2_048;
  private static final int LARGEST_ADDRESS = 32;
  private static final int SEND_BUFFER_OCTETS = 4 << 20;

  private final int socket;
  private final LongSupplier clock;
  private final Memory packet = new Memory(LARGEST_PACKET);
  private final Memory address = new Memory(LARGEST_ADDRESS);

  private OutSocket(int socket, LongSupplier clock) {
    this.socket = socket;
    this.clock = clock;
  }

  /**
   * A raw IP socket, which routes by itself; packets come with their IP header (raw(7)).
   *
   * @param device the only interface it may use, if there is to be one
   */
  static OutSocket rawIp(Optional<String> device, LongSupplier clock) {
    OutSocket socket = open(Libc.AF_INET, Libc.SOCK_RAW, Libc.IPPROTO_RAW, clock);
    device.ifPresent(socket::bindTo);
    return socket;
  }

  /** A packet socket that is told interface and MAC address of each packet (packet(7)). */
  static OutSocket link(LongSupplier clock) {
    return open(Libc.AF_PACKET, Libc.SOCK_DGRAM, 0, clock);
  }

  private static OutSocket open(int domain, int type, int protocol, LongSupplier clock) {
    try {
      var socket = new OutSocket(Libc.socket(domain, type, protocol), clock);
      socket.setInt(Libc.SO_SNDBUF, SEND_BUFFER_OCTETS);
      return socket;
    } catch (LastErrorException e) {
      throw refused(e);
    }
  }

  private static PortUnavailableException refused(LastErrorException e) {
    boolean denied = e.getErrorCode() == Libc.EPERM || e.getErrorCode() == Libc.EACCES;
    return new PortUnavailableException(
        denied
            ? "sending probes needs root or the capability CAP_NET_RAW (docs/scanning.md says how"
                + " to give it)"
            : "cannot open a raw socket: " + e.getMessage(),
        e);
  }

  private void setInt(int option, int value) {
    address.setInt(0, value);
    Libc.setsockopt(socket, Libc.SOL_SOCKET, option, address, Integer.BYTES);
  }

  private void bindTo(String device) {
    byte[] name = (device + "\0").getBytes(StandardCharsets.US_ASCII);
    packet.write(0, name, 0, name.length);
    try {
      Libc.setsockopt(socket, Libc.SOL_SOCKET, Libc.SO_BINDTODEVICE, packet, name.length);
    } catch (LastErrorException e) {
      throw new PortUnavailableException("cannot use interface " + device + ": " + e.getMessage());
    }
  }

  /**
   * Sends a packet.
   *
   * @param to a {@code sockaddr}
   * @return when, read just before; {@link Wire#NOT_SENT} when the system refused
   */
  long send(byte[] octets, byte[] to) {
    packet.write(0, octets, 0, octets.length);
    address.write(0, to, 0, to.length);
    long at = clock.getAsLong();
    try {
      Libc.sendto(socket, packet, octets.length, 0, address, to.length);
      return at;
    } catch (LastErrorException e) {
      return Wire.NOT_SENT;
    }
  }

  @Override
  public void close() {
    Libc.close(socket);
  }
}
