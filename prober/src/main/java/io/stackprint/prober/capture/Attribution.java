package io.stackprint.prober.capture;

import io.stackprint.prober.probe.ProbeSighting;
import java.util.List;
import java.util.Optional;

/**
 * Says which observation a probe belongs to, and begins rounds and observations where it must.
 *
 * <p>A probe belongs to the round whose bases it has; else to a round that has shown no probe of
 * its kind yet; else it begins the next round of a run whose port base it continues, or a new
 * observation. An echo request and U1 do not show the port base: a round that begins with one (a
 * host without open port) is the latest run's until its first TCP probe says otherwise.
 */
final class Attribution {
  private final OpenObservations open;
  private final PortScans scans;
  private final long idleNanos;
  private final int hopsToProber;

  Attribution(OpenObservations open, PortScans scans, long idleNanos, int hopsToProber) {
    this.open = open;
    this.scans = scans;
    this.idleNanos = idleNanos;
    this.hopsToProber = hopsToProber;
  }

  /** The observation whose current round this probe belongs to, now that it was seen. */
  Observation attribute(Pair pair, ProbeSighting sighting, long atNanos) {
    List<Observation> candidates =
        open.of(pair).stream().filter(each -> !each.isSilentAt(atNanos, idleNanos)).toList();
    return withFit(candidates, sighting, Round.Fit.SAME)
        .or(() -> withFit(candidates, sighting, Round.Fit.OPEN).map(each -> join(each, sighting)))
        .or(() -> nextRound(candidates, sighting))
        .orElseGet(() -> begin(pair, newRound(pair)));
  }

  private static Optional<Observation> withFit(
      List<Observation> candidates, ProbeSighting sighting, Round.Fit fit) {
    return candidates.stream().filter(each -> each.current().fit(sighting) == fit).findFirst();
  }

  /** Joins a round without TCP probes so far, unless that turns out to be another run's. */
  private Observation join(Observation observation, ProbeSighting sighting) {
    return continues(observation, sighting)
        ? observation
        : begin(observation.pair(), observation.giveUpCurrent());
  }

  private Optional<Observation> nextRound(List<Observation> candidates, ProbeSighting sighting) {
    Optional<Observation> run =
        candidates.stream()
            .filter(Observation::mayBeginAnother)
            .filter(each -> continues(each, sighting))
            .findFirst();
    run.ifPresent(each -> each.begin(newRound(each.pair())));
    return run;
  }

  private boolean continues(Observation observation, ProbeSighting sighting) {
    return !(sighting instanceof ProbeSighting.Tcp tcp)
        || observation.continuesWith(tcp, scans.tcp(observation.pair()));
  }

  private Round newRound(Pair pair) {
    return new Round(scans.udp(pair).happened(scans.tcp(pair).happened()));
  }

  private Observation begin(Pair pair, Round first) {
    return new Observation(pair, first, hopsToProber);
  }
}
