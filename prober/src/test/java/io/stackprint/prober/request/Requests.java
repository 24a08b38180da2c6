package io.stackprint.prober.request;

import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.Expressions;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.prober.target.Resolver;
import io.stackprint.record.ScanRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests of the tests, all in the scope {@code lab}, and who reads them. */
public final class Requests {
  public static final String SCOPE = "lab";

  private Requests() {}

  /** A request for one scan, made at time 0. */
  public static ScanRequest once(String id, String... targets) {
    return ScanRequest.newBuilder()
        .setId(id)
        .setScope(SCOPE)
        .setTargets(Arrays.asList(targets))
        .setExclude(List.of())
        .setOptions(Map.of())
        .setIntervalSeconds(null)
        .setRequestedAtMillis(0)
        .setRequestedBy(null)
        .build();
  }

  /** A request for a scan every so many seconds, made at time 0. */
  public static ScanRequest every(long seconds, String id, String... targets) {
    return ScanRequest.newBuilder(once(id, targets)).setIntervalSeconds(seconds).build();
  }

  /** Reads requests for 10.0.0.0/8 without 10.9.0.0/16; knows no option but {@code good}. */
  public static RequestReader reader() {
    return reader(Resolver.NO_NAMES);
  }

  /** The same, and it knows names. */
  public static RequestReader reader(Resolver resolver) {
    return new RequestReader(
        new AllowList(set("10.0.0.0/8"), set("10.9.0.0/16", "*.*.*.255")),
        resolver,
        Requests::onlyGood);
  }

  private static void onlyGood(Map<String, String> options) {
    options.keySet().stream()
        .filter(option -> !option.equals("good"))
        .findFirst()
        .ifPresent(
            option -> {
              throw new RefusedRequestException("option " + option + " is not known");
            });
  }

  private static AddressSet set(String... networks) {
    try {
      return AddressSet.of(Expressions.each("test", List.of(networks)), Resolver.NO_NAMES);
    } catch (MalformedExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
