package io.stackprint.prober.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * An immutable set of IPv4 addresses: eight octets a range, found by binary search.
 *
 * <p>Patterns that would fall into very many ranges, such as {@code *.*.*.255}, are kept as they
 * are and asked one by one.
 */
public final class AddressSet {
  /** The set without addresses. */
  public static final AddressSet EMPTY = new Builder().build();

  // Both [range], ascending. Binary search compares signed: the sign bit is turned over, so that
  // the order is that of unsigned addresses.
  private final int[] firsts;
  private final int[] lasts;
  private final List<OctetPattern> patterns;

  private AddressSet(int[] firsts, int[] lasts, List<OctetPattern> patterns) {
    this.firsts = firsts;
    this.lasts = lasts;
    this.patterns = patterns;
  }

  /**
   * The addresses that expressions name. A name stands for all its addresses; IPv6 is left out.
   *
   * @throws MalformedExpressionException if one cannot be read, or a name is not known: a set that
   *     decides what may be probed must not be smaller or larger than it looks
   */
  public static AddressSet of(Collection<Expression> expressions, Resolver resolver)
      throws MalformedExpressionException {
    var builder = new Builder();
    for (Expression expression : expressions) {
      TargetExpression target = TargetExpression.parse(expression);
      if (target instanceof TargetExpression.Octets octets) {
        builder.add(octets.pattern());
      } else if (target instanceof TargetExpression.Name name) {
        builder.add(resolved(expression, name, resolver));
      }
    }
    return builder.build();
  }

  private static List<OctetPattern> resolved(
      Expression expression, TargetExpression.Name name, Resolver resolver)
      throws MalformedExpressionException {
    Resolver.Addresses addresses = resolver.resolve(name.name());
    if (addresses.ipv4().isEmpty() && !addresses.ipv6()) {
      throw new MalformedExpressionException(expression, "no address is known for this name");
    }
    return addresses.ipv4().stream().map(name::network).toList();
  }

  /** Whether an address, in network order, is in the set. */
  public boolean contains(int address) {
    return inRanges(address) || inPatterns(address);
  }

  private boolean inRanges(int address) {
    int flipped = flip(address);
    int found = Arrays.binarySearch(firsts, flipped);
    int range = found >= 0 ? found : -found - 2; // the last that does not start behind
    return range >= 0 && flipped <= lasts[range];
  }

  /** Whether an address is in one of the patterns that are no ranges. */
  boolean inPatterns(int address) {
    for (OctetPattern pattern : patterns) {
      if (pattern.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no address is in the set. */
  public boolean isEmpty() {
    return firsts.length == 0 && patterns.isEmpty();
  }

  /** How many ranges it takes: what it costs in memory. */
  int ranges() {
    return firsts.length;
  }

  /** Gives the addresses that are kept as ranges, ascending. */
  void forEachRange(RangeSink sink) {
    for (int i = 0; i < firsts.length; i++) {
      sink.range(Integer.toUnsignedLong(flip(firsts[i])), Integer.toUnsignedLong(flip(lasts[i])));
    }
  }

  private static int flip(int address) {
    return address ^ Integer.MIN_VALUE;
  }

  /** Gathers a set. */
  static final class Builder {
    /** A pattern of more ranges than this is kept as it is. */
    static final int MAX_RANGES = 1 << 16;

    private static final RangeSink NOBODY = (first, last) -> {};

    private final RangeCollector ranges = new RangeCollector();
    private final List<OctetPattern> patterns = new ArrayList<>();

    Builder add(OctetPattern pattern) {
      return add(pattern, NOBODY);
    }

    void add(Collection<OctetPattern> several) {
      several.forEach(this::add);
    }

    /** Adds a pattern; what of it is kept as ranges and was not there before goes to a sink. */
    Builder add(OctetPattern pattern, RangeSink fresh) {
      if (isWide(pattern)) {
        patterns.add(pattern);
      } else {
        pattern.forEachRange((first, last) -> ranges.add(first, last, fresh));
      }
      return this;
    }

    /** Adds all of another set. */
    Builder add(AddressSet other) {
      other.forEachRange((first, last) -> ranges.add(first, last, NOBODY));
      patterns.addAll(other.patterns);
      return this;
    }

    /** Whether a pattern would cost too much as ranges. */
    static boolean isWide(OctetPattern pattern) {
      return pattern.ranges() > MAX_RANGES;
    }

    AddressSet build() {
      int[] firsts = new int[ranges.size()];
      int[] lasts = new int[ranges.size()];
      var next = new int[1];
      ranges.forEach(
          (first, last) -> {
            firsts[next[0]] = flip((int) first);
            lasts[next[0]++] = flip((int) last);
          });
      return new AddressSet(firsts, lasts, List.copyOf(patterns));
    }
  }
}
