package io.stackprint.prober.request;

import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.Expressions;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.prober.target.Resolver;
import io.stackprint.prober.target.Targets;
import io.stackprint.record.ScanRequest;
import io.stackprint.wire.Ipv4Address;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads requests: which networks they ask for, or why they cannot be done.
 *
 * @param allowed what may be probed at all; a request for anything else is refused as a whole
 * @param resolver looks names up, each time a request is read
 * @param options refuses options that are no scan options, with a {@link RefusedRequestException}
 */
public record RequestReader(
    AllowList allowed, Resolver resolver, Consumer<Map<String, String>> options) {
  /** How many addresses a request may have at most: a network of prefix length 8. */
  public static final long MAX_ADDRESSES = 1 << 24;

  /** How many networks they may lie in at most. */
  public static final int MAX_NETWORKS = 1 << 16;

  // It stands in keys and logs.
  private static final Pattern ID = Pattern.compile("[!-~&&[^#]]{1,200}");

  /**
   * The networks that a request asks for, without what is excluded by it or by us.
   *
   * @throws RefusedRequestException if it cannot be done
   */
  public List<Network> read(ScanRequest request) {
    checkId(request.getId());
    request.getIntervalSeconds().ifPresent(RequestReader::checkInterval);
    options.accept(request.getOptions());
    List<Network> networks = networks(targets(request));
    if (networks.isEmpty()) {
      throw new RefusedRequestException("no target is left to scan");
    }
    return networks;
  }

  private static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new RefusedRequestException(
          "id: expected 1 to 200 printable ASCII characters, no space and no '#' among them");
    }
  }

  private static void checkInterval(long seconds) {
    if (seconds < 1 || seconds > Interval.LONGEST.toSeconds()) {
      throw new RefusedRequestException(
          "intervalSeconds: expected 1 to %d, found %d"
              .formatted(Interval.LONGEST.toSeconds(), seconds));
    }
  }

  private Targets targets(ScanRequest request) {
    try {
      AddressSet excluded =
          AddressSet.of(Expressions.each("exclude", request.getExclude()), resolver);
      var expressions = Expressions.each("targets", request.getTargets());
      Targets targets = Targets.of(expressions, excluded, resolver);
      if (targets.count() == 0 && !targets.skipped().isEmpty()) {
        throw new RefusedRequestException(targets.skipped().get(0).toString());
      }
      return targets;
    } catch (MalformedExpressionException e) {
      throw new RefusedRequestException(e);
    }
  }

  private List<Network> networks(Targets targets) {
    if (targets.count() > MAX_ADDRESSES) {
      throw new RefusedRequestException(
          "%d addresses: a request may have %d at most".formatted(targets.count(), MAX_ADDRESSES));
    }
    List<Network> networks = Networks.of(targets, this::isWanted);
    if (networks.size() > MAX_NETWORKS) {
      throw new RefusedRequestException(
          "addresses in %d networks of 256: a request may have %d at most"
              .formatted(networks.size(), MAX_NETWORKS));
    }
    return networks;
  }

  private boolean isWanted(int address) {
    if (allowed.excluded().contains(address)) {
      return false;
    }
    if (!allowed.allowed().contains(address)) {
      throw new RefusedRequestException(
          Ipv4Address.text(address) + " is in none of the networks that may be probed here");
    }
    return true;
  }
}
