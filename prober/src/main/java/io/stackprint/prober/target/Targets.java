package io.stackprint.prober.target;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What to scan: every address that the expressions name and that is not excluded, each once.
 *
 * <p>Nothing is spelled out: memory grows with the number of ranges, never with that of addresses.
 */
public final class Targets {
  // The idea: an address has an index, and an index can be turned into its address.
  //
  // Expressions become disjoint ranges as they are read: of each only what is neither excluded nor
  // named before is appended, so that the ranges, one after the other, are the addresses in the
  // order asked for, and the address of an index is one binary search away (RangeList).
  //
  // Patterns such as *.*.*.1 would become millions of ranges. They are appended whole, and an
  // address of theirs that is excluded or was named before is passed over when its turn comes. The
  // number of indexes is then more than that of addresses; that is what count() says.
  //
  // Counting the indexes up gives the order asked for, and a Permutation of them any other.

  /** Up to so many addresses keep the order they are asked for in. */
  static final long IN_ORDER = 4096;

  private final RangeList ranges;
  private final List<OctetPattern> patterns;
  private final AddressSet excluded;
  private final AddressSet takenByRanges; // excluded or in ranges
  private final long count;
  private final List<SkippedTarget> skipped;

  private Targets(
      RangeList ranges,
      List<OctetPattern> patterns,
      AddressSet excluded,
      AddressSet takenByRanges,
      List<SkippedTarget> skipped) {
    this.ranges = ranges;
    this.patterns = List.copyOf(patterns);
    this.excluded = excluded;
    this.takenByRanges = takenByRanges;
    this.count = ranges.count() + patterns.stream().mapToLong(OctetPattern::count).sum();
    this.skipped = List.copyOf(skipped);
  }

  /**
   * Reads what to scan. Of a name with several addresses the first is a target, as with Nmap.
   *
   * @param excluded never targets, whatever the expressions say
   * @throws MalformedExpressionException if an expression cannot be read; a name that is not known
   *     is {@link #skipped()}
   */
  public static Targets of(
      Collection<Expression> expressions, AddressSet excluded, Resolver resolver)
      throws MalformedExpressionException {
    var reader = new TargetReader(excluded, resolver);
    for (Expression expression : expressions) {
      reader.read(expression);
    }
    return reader.targets();
  }

  /**
   * How many addresses there are. Exact but for patterns of more than 65,536 ranges, such as {@code
   * *.*.*.1}: those count in full, excluded and repeated addresses included.
   */
  public long count() {
    return count;
  }

  /** What was asked for and is not among the addresses, with the reason. */
  public List<SkippedTarget> skipped() {
    return skipped;
  }

  /**
   * All addresses, in the order asked for if they are at most 4,096; otherwise in an order that
   * looks random, so that no network is probed all at once.
   *
   * @param key the same key gives the same order
   */
  public AddressSequence addresses(long key) {
    return count <= IN_ORDER
        ? inOrder()
        : new AddressSequence(this, new Permutation(count, key)::at);
  }

  /** All addresses, in the order asked for, however many they are. */
  public AddressSequence inOrder() {
    return new AddressSequence(this, index -> index);
  }

  /** The address of an index, 0 to {@link #count()}-1. */
  int at(long index) {
    long rest = index - ranges.count();
    if (rest < 0) {
      return ranges.at(index);
    }
    OctetPattern pattern = patterns.get(0);
    for (int i = 1; rest >= pattern.count(); i++) {
      rest -= pattern.count();
      pattern = patterns.get(i);
    }
    return pattern.at(rest);
  }

  /** Whether the address of an index is excluded, or has a smaller index too. */
  boolean isPassedOver(long index, int address) {
    long rest = index - ranges.count();
    if (rest < 0) {
      return excluded.inPatterns(address);
    }
    boolean passedOver = takenByRanges.contains(address);
    for (int i = 0; !passedOver && rest >= patterns.get(i).count(); i++) {
      passedOver = patterns.get(i).contains(address);
      rest -= patterns.get(i).count();
    }
    return passedOver;
  }

  /** Turns expressions into ranges, one after the other. */
  private static final class TargetReader {
    private final RangeList ranges = new RangeList();
    private final List<OctetPattern> patterns = new ArrayList<>();
    private final List<SkippedTarget> skipped = new ArrayList<>();
    private final AddressSet excluded;
    private final AddressSet.Builder taken;
    private final Resolver resolver;

    TargetReader(AddressSet excluded, Resolver resolver) {
      this.excluded = excluded;
      this.taken = new AddressSet.Builder().add(excluded);
      this.resolver = resolver;
    }

    void read(Expression expression) throws MalformedExpressionException {
      TargetExpression target = TargetExpression.parse(expression);
      if (target instanceof TargetExpression.Octets octets) {
        add(octets.pattern());
      } else if (target instanceof TargetExpression.Name name) {
        add(expression, name);
      } else {
        skip(expression, "IPv6 is not fingerprinted");
      }
    }

    private void add(OctetPattern pattern) {
      if (AddressSet.Builder.isWide(pattern)) {
        patterns.add(pattern);
      } else {
        taken.add(pattern, ranges::add);
      }
    }

    private void add(Expression expression, TargetExpression.Name name) {
      Resolver.Addresses addresses = resolver.resolve(name.name());
      if (!addresses.ipv4().isEmpty()) {
        add(name.network(addresses.ipv4().get(0)));
      } else if (addresses.ipv6()) {
        skip(expression, "has only IPv6 addresses, and IPv6 is not fingerprinted");
      } else {
        skip(expression, "no address is known for this name");
      }
    }

    private void skip(Expression expression, String reason) {
      skipped.add(new SkippedTarget(expression, reason));
    }

    Targets targets() {
      return new Targets(ranges, patterns, excluded, taken.build(), skipped);
    }
  }
}
