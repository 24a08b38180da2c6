package io.stackprint.cli;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.explain.Explainer;
import io.stackprint.matcher.explain.Explanation;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.matcher.generation.StoredLayer;
import io.stackprint.matcher.rank.Match;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.record.BestVerdict;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.HostRecord;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.report.Explained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains host records with the generation that they were matched against, or, where that is gone,
 * with the active one, and says so.
 *
 * <p>A record does not hold by which rules it was matched. They are found: those that give what the
 * record says.
 */
final class HostExplainer {
  private final StoredDatabase stored;

  HostExplainer(StoredDatabase stored) {
    this.stored = stored;
  }

  /** What was compared, by which rules, with what outcome. */
  private record Attempt(
      OsDatabase database, Rules rules, Fingerprint subject, MatchResult result) {
    static Attempt at(OsDatabase database, Rules rules, Fingerprint subject) {
      return new Attempt(
          database, rules, subject, new CompiledMatcher(database, rules).match(subject));
    }

    /** Whether it gives the best match that the record has. */
    boolean gives(HostRecord host) {
      Optional<Match> best = result.best();
      Optional<BestVerdict> said = host.getBest();
      return best.map(match -> match.reference().name()).equals(said.map(BestVerdict::getName))
          && best.map(Match::accuracy).equals(said.map(BestVerdict::getAccuracy));
    }

    Optional<Explanation> explanation() {
      return new Explainer(database, rules).explain(subject, result);
    }
  }

  /** A record explained, or why it cannot be. */
  Explained explain(HostRecord host) {
    var notes = new ArrayList<String>();
    Optional<Fingerprint> subject = subject(host);
    Optional<OsDatabase> database = subject.flatMap(any -> database(host, notes));
    if (database.isEmpty()) {
      return new Explained(host, rules(host).get(0), Optional.empty(), notes);
    }
    Attempt attempt = attempt(host, database.get(), subject.get(), !notes.isEmpty());
    if (notes.isEmpty() && !attempt.gives(host)) {
      notes.add("matched again, this fingerprint gives another verdict than the record has");
    }
    return new Explained(host, attempt.rules(), attempt.explanation(), notes);
  }

  private static Optional<Fingerprint> subject(HostRecord host) {
    return host.getFingerprint().getRounds().stream()
        .filter(round -> host.getMatchedRound().equals(Optional.of(round.getRound())))
        .findFirst()
        .map(RoundFingerprint::getTests)
        .map(FingerprintRecords::fromRecord);
  }

  // Another database gives another verdict by any rules: then the first will do.
  private static Attempt attempt(
      HostRecord host, OsDatabase database, Fingerprint subject, boolean another) {
    Attempt first = Attempt.at(database, rules(host).get(0), subject);
    if (another || first.gives(host)) {
      return first;
    }
    return rules(host).stream()
        .skip(1)
        .map(rules -> Attempt.at(database, rules, subject))
        .filter(attempt -> attempt.gives(host))
        .findFirst()
        .orElse(first);
  }

  /** By which rules it may have been matched, the likeliest first. */
  private static List<Rules> rules(HostRecord host) {
    NmapProfile profile = host.getFingerprint().getProfile();
    boolean old = profile == NmapProfile.NMAP_7_93;
    NmapProfile other = old ? NmapProfile.NMAP_7_99 : NmapProfile.NMAP_7_93;
    return Stream.of(profile, other)
        .flatMap(its -> Stream.of(new Rules(its, false), new Rules(its, true)))
        .toList();
  }

  /** The database to explain by; notes say where it is not that of the record. */
  private Optional<OsDatabase> database(HostRecord host, List<String> notes) {
    Optional<StoredGeneration> base =
        generation(DatabaseLayer.BASE, host.getDatabaseGeneration(), host, notes);
    Optional<StoredGeneration> overlay =
        host.getOverlayGeneration() == 0
            ? Optional.empty()
            : generation(DatabaseLayer.OVERLAY, host.getOverlayGeneration(), host, notes);
    return base.map(
        its ->
            its.database()
                .under(overlay.map(local -> local.database().references()).orElse(List.of())));
  }

  private Optional<StoredGeneration> generation(
      DatabaseLayer name, long number, HostRecord host, List<String> notes) {
    StoredLayer layer = stored.layer(name);
    Optional<StoredGeneration> its = layer.generation(number).filter(StoredGeneration::isWhole);
    if (its.isPresent()) {
      return its;
    }
    Optional<StoredGeneration> active = layer.active();
    notes.add(gone(name, number, host, active));
    return active;
  }

  private static String gone(
      DatabaseLayer layer, long number, HostRecord host, Optional<StoredGeneration> active) {
    boolean base = layer == DatabaseLayer.BASE;
    return (base ? "database generation " : "overlay generation ")
        + number
        + ", which gave this verdict"
        + host.getBest().map(HostExplainer::accuracy).orElse("")
        + ", is no longer there; "
        + active
            .map(other -> "explained by generation " + other.number() + ", which is active")
            .orElse(base ? "none is active: `stackprint db import FILE`" : "explained without it");
  }

  private static String accuracy(BestVerdict best) {
    return " (%.2f %%)".formatted(Math.floor(best.getAccuracy() * 10_000) / 100);
  }
}
