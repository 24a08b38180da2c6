package io.stackprint.prober.target;

import java.util.regex.Pattern;

/**
 * One target as a person writes it.
 *
 * <pre>
 * 192.0.2.7             an address
 * 192.0.2.0/24          a network (RFC 4632)
 * 10.0.0-3.1,7          octet ranges; * and - are all values, 5- and -5 have one open end
 * 10.0.0-3.1/28         the networks of the addresses named
 * gw.example.net        a name; gw.example.net/28 the network that it lies in
 * 2001:db8::1           recognised, and never fingerprinted
 * </pre>
 *
 * @see <a href="https://nmap.org/book/man-target-specification.html">Target specification</a>
 */
sealed interface TargetExpression {
  /** Prefix length of a single address. */
  int ADDRESS_BITS = 32;

  /**
   * Reads an expression.
   *
   * @throws MalformedExpressionException if it is none of the forms above
   */
  static TargetExpression parse(Expression expression) throws MalformedExpressionException {
    String text = expression.text();
    if (Octets.LOOK.matcher(text).matches()) {
      return Octets.parse(new Cursor(expression));
    }
    if (text.indexOf(':') >= 0) {
      return Ipv6.parse(expression);
    }
    return Name.parse(new Cursor(expression));
  }

  private static int readPrefixLength(Cursor cursor) throws MalformedExpressionException {
    int length =
        cursor.skip('/') ? cursor.number("a prefix length", 0, ADDRESS_BITS) : ADDRESS_BITS;
    if (!cursor.atEnd()) {
      throw cursor.expected("the end");
    }
    return length;
  }

  /** Addresses, networks and octet ranges. */
  record Octets(OctetPattern pattern) implements TargetExpression {
    /** No name looks so: what does is an IPv4 expression, or an error. */
    private static final Pattern LOOK = Pattern.compile("[0-9.,*/-]*");

    private static Octets parse(Cursor cursor) throws MalformedExpressionException {
      OctetPattern pattern = OctetPattern.parse(cursor);
      int prefixLength = readPrefixLength(cursor);
      return new Octets(prefixLength == ADDRESS_BITS ? pattern : pattern.masked(prefixLength));
    }
  }

  /** A host name (RFC 1123 §2.1), to be looked up. */
  record Name(String name, int prefixLength) implements TargetExpression {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;

    /** The addresses that are meant when an address, in network order, is that of the name. */
    OctetPattern network(int address) {
      return OctetPattern.of(address).masked(prefixLength);
    }

    private static Name parse(Cursor cursor) throws MalformedExpressionException {
      var name = new StringBuilder(label(cursor));
      while (cursor.skip('.') && !cursor.atEnd() && cursor.peek() != '/') {
        name.append('.').append(label(cursor));
      }
      if (name.length() > LONGEST_NAME) {
        throw cursor.expected("a name of at most " + LONGEST_NAME + " characters");
      }
      return new Name(name.toString(), readPrefixLength(cursor));
    }

    private static String label(Cursor cursor) throws MalformedExpressionException {
      String label = cursor.word();
      if (label.isEmpty() || label.length() > LONGEST_LABEL) {
        throw cursor.expected("an address, a network, octet ranges or a host name", label.length());
      }
      return label;
    }
  }

  /** An IPv6 address or network (RFC 4291 §2.2): known to be one, and no more. */
  record Ipv6(String text) implements TargetExpression {
    private static final Pattern LOOK =
        Pattern.compile("[0-9a-fA-F:.]{2,45}(%[0-9a-zA-Z_.-]{1,32})?(/[0-9]{1,3})?");

    private static Ipv6 parse(Expression expression) throws MalformedExpressionException {
      if (!LOOK.matcher(expression.text()).matches()) {
        throw new MalformedExpressionException(
            expression, 0, "an IPv4 or IPv6 address, a network, octet ranges or a host name");
      }
      return new Ipv6(expression.text());
    }
  }
}
