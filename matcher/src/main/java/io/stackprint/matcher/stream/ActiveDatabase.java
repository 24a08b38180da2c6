package io.stackprint.matcher.stream;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.matcher.generation.StoredLayer;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.topics.DatabaseKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of the OS database and of its overlay that are matched against, compiled once and
 * shared by all tasks of this JVM.
 *
 * <p>{@link StoredLayer} says which generation counts. One that does not agree with its manifest is
 * refused, with a warning once per manifest, and what was active before stays: a database that is
 * half loaded, or half removed, never matches anything.
 *
 * <p>The topic's table changes without telling the tasks. So it is looked at: each time two
 * look-ups for the active manifests, and all of it only when they changed, or when something was
 * refused and may be complete now. That is done aside, so that matching goes on meanwhile.
 */
final class ActiveDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveDatabase.class);
  private static final Executor DIRECT = Runnable::run;
  private static final long LOOK_AGAIN_MILLIS = 5_000;

  /** A refusal is only news when loading has had the time to finish. */
  private static final long LOADING_MILLIS = 2_000;

  private final Rules rules;
  private final Set<DatabaseManifest> refused = new HashSet<>();
  private volatile @Nullable Loaded loaded;
  private volatile Activations seen = Activations.NONE;
  private final Executor loader;
  private volatile @Nullable Look look;
  private volatile boolean looking;

  /**
   * What is matched against.
   *
   * @param version names it
   * @param classifier matches against it
   */
  record Loaded(DatabaseVersion version, HostClassifier classifier) {}

  /** What the last look at the whole table was made for, and whether it found all in order. */
  private record Look(
      List<Optional<DatabaseManifest>> active, long entries, long atMillis, boolean clean) {}

  /**
   * No database yet.
   *
   * @param rules by whose rules to match
   * @param loader reads and compiles the next database while the one before is matched against
   */
  ActiveDatabase(Rules rules, Executor loader) {
    this.rules = rules;
    this.loader = loader;
  }

  /** A thread that ends when there is nothing to load. */
  static Executor background() {
    var loader =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ActiveDatabase::thread);
    loader.allowCoreThreadTimeOut(true);
    return loader;
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "os-db-loader");
    thread.setDaemon(true);
    return thread;
  }

  /** What is active, as of the last refresh. */
  Optional<Loaded> current() {
    return Optional.ofNullable(loaded);
  }

  /** How far the table was when it was last looked at. */
  Activations seen() {
    return seen;
  }

  /**
   * Looks whether another generation has become active, and compiles it.
   *
   * @param nowMillis wall-clock time, milliseconds since the Unix epoch
   */
  synchronized Optional<Loaded> refresh(OsDbTable table, long nowMillis) {
    List<Optional<DatabaseManifest>> active =
        List.of(manifest(DatabaseLayer.BASE, table), manifest(DatabaseLayer.OVERLAY, table));
    if (!looking && isNews(active, table.size(), nowMillis)) {
      looking = true;
      // Without a database there is nothing that waiting could hold up.
      (loaded == null ? DIRECT : loader).execute(() -> look(active, table, nowMillis));
    }
    return current();
  }

  private void look(List<Optional<DatabaseManifest>> active, OsDbTable table, long nowMillis) {
    try {
      long entries = table.size();
      look = new Look(active, entries, nowMillis, lookAtAll(table, nowMillis));
    } catch (InvalidStateStoreException closed) {
      LOG.debug("the database is not read any more", closed); // the service stops
    } finally {
      looking = false;
    }
  }

  private static Optional<DatabaseManifest> manifest(DatabaseLayer layer, OsDbTable table) {
    return table
        .get(new DatabaseKey.Active(layer))
        .flatMap(value -> value.either(reference -> Optional.empty(), Optional::of));
  }

  private boolean isNews(List<Optional<DatabaseManifest>> active, long entries, long nowMillis) {
    Look last = look;
    return last == null
        || !last.active().equals(active)
        || (!last.clean()
            && (last.entries() != entries || nowMillis - last.atMillis() >= LOOK_AGAIN_MILLIS));
  }

  /** True when nothing was refused. */
  private boolean lookAtAll(OsDbTable table, long nowMillis) {
    StoredDatabase stored = table.copy();
    StoredLayer bases = stored.layer(DatabaseLayer.BASE);
    StoredLayer overlays = stored.layer(DatabaseLayer.OVERLAY);
    boolean baseClean = isClean(bases, nowMillis);
    boolean overlayClean = isClean(overlays, nowMillis);
    bases.active().ifPresent(base -> load(base, overlays.active()));
    // Only now: who has seen an activation must not match against what was active before it.
    seen = new Activations(bases.lastActivation(), overlays.lastActivation());
    return baseClean && overlayClean;
  }

  /** True when what should be active is, or nothing should be; otherwise says why not. */
  private boolean isClean(StoredLayer layer, long nowMillis) {
    Optional<StoredGeneration> wanted = layer.candidates().stream().findFirst();
    Optional<String> fault = wanted.flatMap(StoredGeneration::fault);
    if (fault.isPresent() && mayBeLoading(wanted.get(), nowMillis)) {
      return false;
    }
    if (fault.isPresent() && refused.add(wanted.get().manifest())) {
      LOG.warn(
          "{} generation {} is not used: {}; {}",
          wanted.get().manifest().getLayer(),
          wanted.get().number(),
          fault.get(),
          layer
              .active()
              .map(other -> "generation " + other.number() + " stays active")
              .orElse("none is active"));
    }
    return fault.isEmpty();
  }

  private static boolean mayBeLoading(StoredGeneration generation, long nowMillis) {
    long age = nowMillis - generation.manifest().getActivatedAtMillis();
    return age >= 0 && age < LOADING_MILLIS;
  }

  private void load(StoredGeneration base, Optional<StoredGeneration> overlay) {
    var version = DatabaseVersion.of(base, overlay);
    Loaded now = loaded;
    if (now != null && now.version().equals(version)) {
      return;
    }
    OsDatabase database =
        base.database()
            .under(overlay.map(local -> local.database().references()).orElse(List.of()));
    var matcher = new CompiledMatcher(database, rules);
    var classifier =
        new HostClassifier(
            matcher, database, version.generation(), version.overlayGeneration(), rules);
    loaded = new Loaded(version, classifier);
    LOG.info("database {} is active: {} entries", version, database.references().size());
  }
}
