package io.stackprint.prober.stream;

import io.stackprint.prober.request.Interval;
import io.stackprint.prober.request.Network;
import io.stackprint.prober.request.RefusedRequestException;
import io.stackprint.prober.request.RequestReader;
import io.stackprint.record.ScanRequest;
import io.stackprint.record.ScanRun;
import io.stackprint.record.ScanSchedule;
import io.stackprint.topics.HostKey;
import io.stackprint.wire.Ipv4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns each request into runs: one at once, and more as its interval says.
 *
 * <p>The schedule is in a store, and so survives restarts. A request that comes again as it was is
 * known and changes nothing; one with the same key and id but another time takes the place of the
 * former, or ends it when it has no targets; and a null value ends all requests of its key. A
 * request that cannot be done is thrown back as a {@link RefusedRequestException}, of which Kafka
 * Streams makes a dead letter.
 */
final class PlanProcessor implements Processor<HostKey, ScanRequest, HostKey, ScanRun> {
  private static final Logger LOG = LoggerFactory.getLogger(PlanProcessor.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration MEMORY = Duration.ofDays(1); // as long as the topic's own
  private static final char SEPARATOR = '#';

  private final String scope;
  private final RequestReader reader;
  private ProcessorContext<HostKey, ScanRun> context;
  private KeyValueStore<String, ScanSchedule> schedules;
  private long nothingBefore; // no entry is due earlier; spares looking through all of them

  @SuppressWarnings("NullAway.Init") // init() runs before anything else does
  PlanProcessor(String scope, RequestReader reader) {
    this.scope = scope;
    this.reader = reader;
  }

  @Override
  public void init(ProcessorContext<HostKey, ScanRun> context) {
    this.context = context;
    schedules = context.getStateStore(PlanSupplier.SCHEDULE);
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<HostKey, ScanRequest> record) {
    HostKey key = record.key();
    if (key == null) {
      throw new RefusedRequestException("no key: expected scope/address");
    }
    if (!key.scope().equals(scope)) {
      return; // other probers see that network
    }
    if (record.value() == null) {
      end(key);
    } else {
      begin(key, record.value());
    }
  }

  private void begin(HostKey key, ScanRequest request) {
    if (!request.getScope().equals(scope)) {
      throw new RefusedRequestException("scope: expected that of the key, which is another");
    }
    String place = key.toString() + SEPARATOR + request.getId();
    if (request.getTargets().isEmpty() && schedules.delete(place) != null) {
      LOG.info("request {} has ended", place);
      return;
    }
    if (isKnown(schedules.get(place), request)) {
      return;
    }
    run(place, request, 1, context.currentSystemTimeMs());
  }

  private static boolean isKnown(@Nullable ScanSchedule schedule, ScanRequest request) {
    return schedule != null
        && schedule.getRequest().getRequestedAtMillis() == request.getRequestedAtMillis();
  }

  private void end(HostKey key) {
    List<String> ended = new ArrayList<>();
    try (KeyValueIterator<String, ScanSchedule> all =
        schedules.prefixScan(key.toString() + SEPARATOR, new StringSerializer())) {
      all.forEachRemaining(entry -> ended.add(entry.key));
    }
    ended.forEach(schedules::delete);
  }

  /** Begins what is due, and forgets what is over. */
  private void look(long now) {
    if (now < nothingBefore) {
      return;
    }
    nothingBefore = Long.MAX_VALUE;
    for (KeyValue<String, ScanSchedule> entry : due(now)) {
      ScanSchedule schedule = entry.value;
      if (schedule.getEnded()) {
        schedules.delete(entry.key);
      } else {
        repeat(entry.key, schedule, now);
      }
    }
  }

  private List<KeyValue<String, ScanSchedule>> due(long now) {
    List<KeyValue<String, ScanSchedule>> due = new ArrayList<>();
    try (KeyValueIterator<String, ScanSchedule> all = schedules.all()) {
      while (all.hasNext()) {
        KeyValue<String, ScanSchedule> entry = all.next();
        if (entry.value.getDueAtMillis() <= now) {
          due.add(entry);
        } else {
          nothingBefore = Math.min(nothingBefore, entry.value.getDueAtMillis());
        }
      }
    }
    return due;
  }

  private void repeat(String place, ScanSchedule schedule, long now) {
    int run = schedule.getRun() + 1;
    try {
      run(place, schedule.getRequest(), run, now);
    } catch (RefusedRequestException e) {
      // It could be done once; a name may be known again next time.
      LOG.warn("run {} of request {} is left out: {}", run, place, e.getMessage());
      put(place, after(schedule.getRequest(), schedule.getRun(), now));
    }
  }

  private void run(String place, ScanRequest request, int run, long now) {
    List<Network> networks = reader.read(request);
    ScanSchedule schedule = after(request, run, now);
    for (Network network : networks) {
      var key = new HostKey(scope, Ipv4Address.text(network.first()));
      context.forward(new Record<>(key, runOf(schedule, network, now), now));
    }
    put(place, schedule);
    LOG.info("run {} of request {}: {} networks", run, place, networks.size());
  }

  private void put(String place, ScanSchedule schedule) {
    schedules.put(place, schedule);
    nothingBefore = Math.min(nothingBefore, schedule.getDueAtMillis());
  }

  private static ScanRun runOf(ScanSchedule schedule, Network network, long now) {
    ScanRequest request = schedule.getRequest();
    return ScanRun.newBuilder()
        .setRequest(request.getId())
        .setRun(schedule.getRun())
        .setScope(request.getScope())
        .setTargets(network.text())
        .setOptions(request.getOptions())
        .setDueAtMillis(now)
        .setExpiresAtMillis(schedule.getEnded() ? null : schedule.getDueAtMillis())
        .build();
  }

  /** The schedule when a run has been begun. */
  private static ScanSchedule after(ScanRequest request, int run, long now) {
    Optional<Long> next =
        request
            .getIntervalSeconds()
            .map(
                seconds ->
                    new Interval(
                            request.getId(),
                            request.getRequestedAtMillis(),
                            TimeUnit.SECONDS.toMillis(seconds))
                        .nextAfter(now));
    return new ScanSchedule(request, run, next.orElse(now + MEMORY.toMillis()), next.isEmpty());
  }
}
