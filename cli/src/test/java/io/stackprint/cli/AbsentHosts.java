package io.stackprint.cli;

import io.stackprint.prober.app.ProberSettings;
import io.stackprint.prober.app.RunScanner;
import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.Expressions;
import io.stackprint.prober.target.Resolver;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.topics.Evidence;
import io.stackprint.wire.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A scanner that sends nothing: every host of its network is down. */
final class AbsentHosts implements RunScanner {
  private static final String SCOPE = "lab";

  /** Settings of a prober that may probe 10.0.0.0/8 of the network {@code lab}. */
  static ProberSettings settings() throws Exception {
    return new ProberSettings(
        SCOPE,
        "fake",
        new AllowList(
            AddressSet.of(Expressions.each("test", List.of("10.0.0.0/8")), Resolver.NO_NAMES),
            AddressSet.EMPTY),
        NmapProfile.NMAP_7_99,
        Optional.empty(),
        OptionalInt.empty());
  }

  @Override
  public void scan(Batch batch, Consumer<Evidence> evidence) {
    batch
        .targets()
        .forEachRemaining(
            (int target) ->
                evidence.accept(
                    Evidence.of(end(target, batch.observations().apply(target), "host is down"))));
  }

  @Override
  public void stop(String reason) {
    // It has always ended already.
  }

  /** The end of the only round of a host that was skipped. */
  static RoundEnd end(int target, String observation, String reason) {
    return RoundEnd.newBuilder()
        .setScope(SCOPE)
        .setAddress(Ipv4Address.text(target))
        .setObservation(observation)
        .setSensor("fake")
        .setScanner("10.255.255.1")
        .setRound(1)
        .setLast(true)
        .setOutcome(RoundOutcome.SKIPPED)
        .setSkipReason(reason)
        .setStartedAtNanos(1_000_000_000L)
        .setEndedAtNanos(1_000_000_000L)
        .setReplies(0)
        .setProbes(List.of())
        .setLocal(false)
        .setNotes(List.of())
        .build();
  }
}
