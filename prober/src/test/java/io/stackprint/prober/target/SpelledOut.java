package io.stackprint.prober.target;

import io.stackprint.wire.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The naive twin of our target expressions: every address is made. Closed ranges only. */
final class SpelledOut {
  private SpelledOut() {}

  static List<String> all(List<String> expressions) {
    return expressions.stream().flatMap(expression -> addresses(expression).stream()).toList();
  }

  private static List<String> addresses(String expression) {
    String[] parts = expression.split("/", -1);
    int hostBits = parts.length == 1 ? 0 : 32 - Integer.parseInt(parts[1]);
    var addresses = new TreeSet<Long>();
    for (long address : products(List.of(parts[0].split("\\.")))) {
      long first = address >>> hostBits << hostBits;
      for (long i = first; i < first + (1L << hostBits); i++) {
        addresses.add(i);
      }
    }
    return addresses.stream().map(address -> Ipv4Address.text(address.intValue())).toList();
  }

  private static List<Long> products(List<String> octets) {
    List<Long> addresses = List.of(0L);
    for (String octet : octets) {
      var longer = new ArrayList<Long>();
      for (long address : addresses) {
        values(octet).forEach(value -> longer.add((address << 8) | value));
      }
      addresses = longer;
    }
    return addresses;
  }

  private static Set<Integer> values(String octet) {
    var values = new TreeSet<Integer>();
    for (String item : octet.split(",", -1)) {
      String[] ends = item.split("-", -1);
      for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
        values.add(i);
      }
    }
    return values;
  }
}
