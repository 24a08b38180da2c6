package io.stackprint.prober.target;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;

/** Any text: targets, a set, ports, or a refusal; nothing else. */
class TargetFuzzTest {
  private static final Resolver NAMES =
      name -> new Resolver.Addresses(List.of(name.hashCode()), (name.length() & 1) == 0);
  private static final int MANY = 10_000;

  @FuzzTest(maxDuration = "60s")
  void anyTextNamesTargetsOrIsRefused(FuzzedDataProvider data) throws IOException {
    String exclusions = data.consumeString(100);
    String targets = data.consumeRemainingAsString();
    try {
      AddressSet excluded =
          AddressSet.of(Expressions.read("exclude", new StringReader(exclusions)), NAMES);
      List<Expression> expressions = Expressions.read("targets", new StringReader(targets));
      check(Targets.of(expressions, excluded, NAMES), excluded);
    } catch (MalformedExpressionException e) {
      checkMessage(e);
    }
  }

  private static void check(Targets targets, AddressSet excluded) {
    AddressSequence addresses = targets.addresses(1);
    int seen = 0;
    // A wide pattern may be excluded as a whole: asking for the next would then walk all of it.
    while (seen < MANY && excluded.isEmpty() && addresses.hasNext()) {
      addresses.nextInt();
      seen++;
    }
    if (seen > targets.count()) {
      throw new AssertionError(seen + " addresses of " + targets.count());
    }
  }

  @FuzzTest(maxDuration = "60s")
  void anyTextNamesPortsOrIsRefused(FuzzedDataProvider data) {
    try {
      PortList ports = PortList.parse(Expression.in("-p", data.consumeRemainingAsString()));
      ports.tcp().forEach(TargetFuzzTest::checkPort);
      ports.udp().forEach(TargetFuzzTest::checkPort);
    } catch (MalformedExpressionException e) {
      checkMessage(e);
    }
  }

  private static void checkPort(int port) {
    if (port < 0 || port > 65_535) {
      throw new AssertionError("port " + port);
    }
  }

  private static void checkMessage(MalformedExpressionException e) {
    if (!String.valueOf(e.getMessage()).chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '…')) {
      throw new AssertionError("not fit for a terminal: " + e.getMessage());
    }
  }
}
