package io.stackprint.matcher.stream;

import io.stackprint.record.RematchProgress;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The walk of one task over its known hosts after the database has changed.
 *
 * <p>How far it is stands in a store, written in the transaction that holds what was published: a
 * task that is killed, or moves to another instance, goes on where the last commit was. When the
 * database changes again, the walk starts over, with the new one. Hosts that are observed meanwhile
 * are matched against the new database at once; the walk then finds nothing to say of them.
 *
 * <p>An instance may learn of an activation later than the one that the task comes from. It {@link
 * #isBehind} then and must not match at all, or a host would be left with an old verdict.
 */
final class Rematch {
  private static final String STORE = "rematch";
  private static final String KEY = "progress";

  private final KeyValueStore<String, RematchProgress> store;
  private final KnownHosts hosts;
  private Optional<RematchProgress> progress;

  /** Matches one known host again, and publishes what is new. */
  interface Match {
    void again(HostKey host, SubjectFingerprint fingerprint);
  }

  Rematch(ProcessorContext<?, ?> context, KnownHosts hosts) {
    this.store = context.getStateStore(STORE);
    this.hosts = hosts;
    this.progress = Optional.ofNullable(store.get(KEY));
  }

  /** The store, to be added to the topology. */
  static StoreBuilder<?> store(Topics topics) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE),
            Serdes.String(),
            topics.stored(RematchProgress.class))
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** True when this task has matched against a database that the table does not hold yet. */
  boolean isBehind(Activations seen) {
    return progress
        .map(done -> new Activations(done.getBaseActivation(), done.getOverlayActivation()))
        .filter(seen::isBehind)
        .isPresent();
  }

  /** True when some hosts may still stand as an earlier database had them. */
  boolean isNeeded(DatabaseVersion version) {
    return progress.filter(done -> done.getDone() && isOf(version, done)).isEmpty();
  }

  private static boolean isOf(DatabaseVersion version, RematchProgress progress) {
    return progress.getVersion().equals(version.text());
  }

  /** The share of the known hosts that the walk has seen, about: 0 to 1; 1 when it is over. */
  double share(DatabaseVersion version) {
    if (!isNeeded(version)) {
      return 1;
    }
    long walked =
        progress.filter(of -> isOf(version, of)).map(RematchProgress::getWalked).orElse(0L);
    return Math.min(1, walked / (double) Math.max(1, hosts.estimate()));
  }

  /** Goes on with the walk, for one step. */
  void walk(DatabaseVersion version, Pace.Step step, Match match) {
    Optional<RematchProgress> before = progress.filter(done -> isOf(version, done));
    Optional<String> last = before.flatMap(RematchProgress::getLast);
    long walked = before.map(RematchProgress::getWalked).orElse(0L);
    boolean done;
    try (KeyValueIterator<String, SubjectFingerprint> known = hosts.from(last)) {
      while (known.hasNext() && !step.isOver()) {
        KeyValue<String, SubjectFingerprint> next = known.next();
        if (!last.equals(Optional.of(next.key))) {
          match.again(HostKey.parse(next.key), next.value);
          last = Optional.of(next.key);
          walked++;
        }
      }
      done = !known.hasNext();
    }
    save(version, last, walked, done);
  }

  private void save(DatabaseVersion version, Optional<String> last, long walked, boolean done) {
    RematchProgress now =
        RematchProgress.newBuilder()
            .setVersion(version.text())
            .setBaseActivation(version.activations().base())
            .setOverlayActivation(version.activations().overlay())
            .setLast(last.orElse(null))
            .setWalked(walked)
            .setDone(done)
            .build();
    store.put(KEY, now);
    progress = Optional.of(now);
  }
}
