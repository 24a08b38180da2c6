package io.stackprint.cli;

import io.stackprint.prober.target.Resolver;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Looks names up as this system does. */
final class SystemResolver implements Resolver {
  @Override
  public Addresses resolve(String name) {
    List<Integer> ipv4 = new ArrayList<>();
    boolean ipv6 = false;
    for (InetAddress address : lookUp(name)) {
      if (address instanceof Inet4Address) {
        ipv4.add(ByteBuffer.wrap(address.getAddress()).getInt());
      } else {
        ipv6 = true;
      }
    }
    return new Addresses(ipv4, ipv6);
  }

  private static List<InetAddress> lookUp(String name) {
    try {
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
