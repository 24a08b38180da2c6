package io.stackprint.prober.capture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The observations that may still go on, the one that is silent for longest first. */
final class OpenObservations {
  private final Set<Observation> byActivity = new LinkedHashSet<>();
  private final Map<Pair, List<Observation>> byPair = new HashMap<>(); // latest probe first
  private final Map<Integer, Set<Observation>> byTarget = new HashMap<>();
  private final AddressCounts targets = new AddressCounts();

  /** Those of one scanner at one target, the one with the latest probe first. */
  List<Observation> of(Pair pair) {
    return byPair.getOrDefault(pair, List.of());
  }

  /** False when no observation is of this target; true may be wrong, but costs no object. */
  boolean mayBeOf(int target) {
    return targets.mayHold(target);
  }

  boolean isEmpty() {
    return byActivity.isEmpty();
  }

  int size() {
    return byActivity.size();
  }

  /** Adds an observation, or notes that it had a probe just now. */
  void touch(Observation observation) {
    if (!byActivity.remove(observation)) {
      targets.add(observation.pair().target());
    }
    byActivity.add(observation);
    List<Observation> ofPair =
        byPair.computeIfAbsent(observation.pair(), pair -> new ArrayList<>(1));
    ofPair.remove(observation);
    ofPair.add(0, observation);
    byTarget
        .computeIfAbsent(observation.pair().target(), target -> new LinkedHashSet<>())
        .add(observation);
  }

  /** Takes out the one that is silent for longest, together with its decoys. */
  List<Observation> removeEldest() {
    List<Observation> family = family(byActivity.iterator().next());
    family.forEach(this::remove);
    return family;
  }

  /** Takes out all that are silent, except where one of their decoys is not silent yet. */
  List<Observation> removeSilent(long nowNanos, long idleNanos) {
    var silent = new ArrayList<Observation>();
    for (Observation observation : byActivity) {
      if (!observation.isSilentAt(nowNanos, idleNanos)) {
        break;
      }
      if (family(observation).stream().allMatch(each -> each.isSilentAt(nowNanos, idleNanos))) {
        silent.add(observation);
      }
    }
    silent.forEach(this::remove);
    return silent;
  }

  List<Observation> removeAll() {
    List<Observation> all = List.copyOf(byActivity);
    byActivity.clear();
    byPair.clear();
    targets.clear();
    byTarget.clear();
    return all;
  }

  private List<Observation> family(Observation observation) {
    return byTarget.getOrDefault(observation.pair().target(), Set.of()).stream()
        .filter(observation::isDecoyOf)
        .toList();
  }

  private void remove(Observation observation) {
    if (byActivity.remove(observation)) {
      targets.remove(observation.pair().target());
    }
    removeFrom(byPair, observation.pair(), observation);
    removeFrom(byTarget, observation.pair().target(), observation);
  }

  private static <K, C extends Collection<Observation>> void removeFrom(
      Map<K, C> map, K key, Observation observation) {
    C group = map.get(key);
    if (group != null && group.remove(observation) && group.isEmpty()) {
      map.remove(key);
    }
  }
}
