package io.stackprint.prober.app;

import io.stackprint.prober.target.Resolver;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Looks names up as every program of this machine does: hosts file, DNS. */
public final class SystemResolver implements Resolver {
  @Override
  public Addresses resolve(String name) {
    try {
      List<InetAddress> all = List.of(InetAddress.getAllByName(name));
      return new Addresses(
          ipv4(all.stream()), all.stream().anyMatch(Inet6Address.class::isInstance));
    } catch (UnknownHostException e) {
      return new Addresses(List.of(), false);
    }
  }

  private static List<Integer> ipv4(Stream<InetAddress> addresses) {
    return addresses
        .map(InetAddress::getAddress)
        .filter(octets -> octets.length == Integer.BYTES)
        .map(octets -> ByteBuffer.wrap(octets).getInt())
        .toList();
  }
}
