package io.stackprint.prober.stream;

import io.stackprint.prober.request.RequestReader;
import io.stackprint.record.ScanRequest;
import io.stackprint.record.ScanRun;
import io.stackprint.record.ScanSchedule;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes {@link PlanProcessor}s and brings their store. */
record PlanSupplier(Topics topics, String scope, RequestReader reader)
    implements ProcessorSupplier<HostKey, ScanRequest, HostKey, ScanRun> {

  /** Every request that is to be repeated, and those that came of late. */
  static final String SCHEDULE = "schedule";

  @Override
  public Processor<HostKey, ScanRequest, HostKey, ScanRun> get() {
    return new PlanProcessor(scope, reader);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SCHEDULE),
                Serdes.String(),
                topics.stored(ScanSchedule.class))
            .withLoggingEnabled(Map.of()));
  }
}
