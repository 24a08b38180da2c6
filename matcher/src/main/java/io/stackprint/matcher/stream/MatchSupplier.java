package io.stackprint.matcher.stream;

import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes {@link MatchProcessor}s, which share one database, and brings their stores. */
record MatchSupplier(Topics topics, ActiveDatabase database, Pace pace)
    implements ProcessorSupplier<HostKey, SubjectFingerprint, HostKey, SpecificRecord> {

  @Override
  public Processor<HostKey, SubjectFingerprint, HostKey, SpecificRecord> get() {
    return new MatchProcessor(topics.osDb(), database, pace);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    var stores = new LinkedHashSet<StoreBuilder<?>>(KnownHosts.stores(topics));
    stores.add(Waiting.store(topics));
    stores.add(Rematch.store(topics));
    return stores;
  }
}
