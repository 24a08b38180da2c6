package io.stackprint.prober.port;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An interface of this machine that is up.
 *
 * @param ethernet whether its neighbours have MAC addresses
 * @param mac its own, 48 bits, if Ethernet; otherwise 0
 */
record OwnInterface(
    String name, int index, boolean loopback, boolean ethernet, long mac, List<Integer> addresses) {

  /** All that are up and have an IPv4 address. */
  static List<OwnInterface> all() {
    List<OwnInterface> found = new ArrayList<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp()) {
          found.add(of(each));
        }
      }
    } catch (SocketException e) {
      throw new PortUnavailableException(
          "cannot list the network interfaces: " + e.getMessage(), e);
    }
    return found;
  }

  private static OwnInterface of(NetworkInterface device) throws SocketException {
    byte[] mac = device.getHardwareAddress();
    boolean ethernet = !device.isLoopback() && !device.isPointToPoint() && mac != null;
    List<Integer> addresses =
        device.getInterfaceAddresses().stream()
            .map(InterfaceAddress::getAddress)
            .filter(Inet4Address.class::isInstance)
            .map(address -> ByteBuffer.wrap(address.getAddress()).getInt())
            .toList();
    return new OwnInterface(
        device.getName(),
        device.getIndex(),
        device.isLoopback(),
        ethernet,
        ethernet && mac != null ? Mac.of(mac, 0) : 0,
        addresses);
  }
}
