package io.stackprint.fingerprinter.stream;

import io.stackprint.fingerprinter.assemble.Observation;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The evidence of the open observations, on as many {@linkplain EvidencePage pages} as it takes.
 */
final class EvidenceStore {
  /** Says that a piece was there already. */
  static final int DUPLICATE = -1;

  private final KeyValueStore<String, EvidencePage> pages;
  private final Topic<HostKey, Evidence> topic;

  /**
   * The evidence in a store.
   *
   * @param topic where it comes from: pieces are kept as they stand there
   */
  EvidenceStore(KeyValueStore<String, EvidencePage> pages, Topic<HostKey, Evidence> topic) {
    this.pages = pages;
    this.topic = topic;
  }

  /**
   * Adds a piece.
   *
   * @param count pages of this observation so far
   * @return pages of it now, or {@link #DUPLICATE} if there is a piece of this place
   */
  int add(ObservationKey key, int count, Evidence piece) {
    int round = piece.either(ProbeReply::getRound, RoundEnd::getRound);
    int place = piece.either(ProbeReply::getArrival, end -> EvidencePage.END);
    EvidencePage last = EvidencePage.EMPTY;
    for (int number = 0; number < count; number++) {
      last = page(key, number);
      if (last.holds(round, place)) {
        return DUPLICATE;
      }
    }
    boolean onNewPage = count == 0 || last.isFull();
    int number = onNewPage ? count : count - 1;
    byte[] octets = topic.value().serializer().serialize(topic.name(), piece);
    EvidencePage before = onNewPage ? EvidencePage.EMPTY : last;
    pages.put(key.page(number), before.with(round, place, octets));
    return number + 1;
  }

  /** All pieces on these pages. */
  Observation all(ObservationKey key, int count) {
    List<RoundEnd> rounds = new ArrayList<>();
    List<ProbeReply> replies = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      page(key, number)
          .forEach(
              octets ->
                  topic
                      .value()
                      .deserializer()
                      .deserialize(topic.name(), octets)
                      .either(replies::add, rounds::add));
    }
    return new Observation(rounds, replies);
  }

  /** All observations that have pages. */
  Stream<ObservationKey> observations() {
    List<ObservationKey> keys = new ArrayList<>();
    try (KeyValueIterator<String, EvidencePage> entries = pages.all()) {
      entries.forEachRemaining(entry -> ObservationKey.ofFirstPage(entry.key).ifPresent(keys::add));
    }
    return keys.stream();
  }

  /** Takes these pages out. */
  void forget(ObservationKey key, int count) {
    for (int number = 0; number < count; number++) {
      pages.delete(key.page(number));
    }
  }

  private EvidencePage page(ObservationKey key, int number) {
    EvidencePage page = pages.get(key.page(number));
    if (page == null) {
      throw new IllegalStateException("page " + number + " of " + key.text() + " is missing");
    }
    return page;
  }
}
