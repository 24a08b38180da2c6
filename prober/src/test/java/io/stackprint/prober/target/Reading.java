package io.stackprint.prober.target;

import io.stackprint.wire.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/** Expressions read as the tests write them, and addresses as text. */
final class Reading {
  static final long KEY = 7;

  private static final Resolver NAMES =
      name ->
          switch (name) {
            case "two.example" ->
                new Resolver.Addresses(
                    List.of(Ipv4Address.parse("192.0.2.9"), Ipv4Address.parse("192.0.2.200")),
                    true);
            case "six.example" -> new Resolver.Addresses(List.of(), true);
            default -> new Resolver.Addresses(List.of(), false);
          };

  private Reading() {}

  static Targets targets(String... expressions) throws MalformedExpressionException {
    return targetsWithout(AddressSet.EMPTY, expressions);
  }

  static Targets targetsWithout(AddressSet excluded, String... expressions)
      throws MalformedExpressionException {
    return Targets.of(Expressions.each("target", List.of(expressions)), excluded, NAMES);
  }

  static AddressSet set(String... expressions) throws MalformedExpressionException {
    return AddressSet.of(Expressions.each("--exclude", List.of(expressions)), NAMES);
  }

  static List<String> addresses(Targets targets) {
    var addresses = new ArrayList<String>();
    targets.addresses(KEY).forEachRemaining((int address) -> addresses.add(text(address)));
    return addresses;
  }

  private static String text(int address) {
    return Ipv4Address.text(address);
  }
}
