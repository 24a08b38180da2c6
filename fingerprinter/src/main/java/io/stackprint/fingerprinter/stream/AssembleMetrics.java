package io.stackprint.fingerprinter.stream;

import io.stackprint.service.TaskNumbers;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the fingerprinter tells of itself, among the metrics of Kafka Streams, group {@code
 * stackprint-fingerprinter}, one set for each task, all but the first since the task came here.
 *
 * <pre>
 * observations-open              observations that are under way now
 * replies-total                  replies taken up; duplicates and late ones are not
 * rounds-ended-total             rounds of which the end has come
 * observations-opened-total      observations of which the first piece has come
 * observations-completed-total   published with everything there
 * observations-incomplete-total  published without what did not come in time
 * duplicates-total               pieces that were there before, or came too late
 * </pre>
 */
final class AssembleMetrics {
  final Sensor replies;
  final Sensor roundsEnded;
  final Sensor completed;
  final Sensor incomplete;
  final Sensor duplicates;

  private final TaskNumbers numbers;
  private final Sensor opened;
  private final Sensor open;
  private long openNow;

  /**
   * The metrics of a task that comes here.
   *
   * @param openNow observations that are under way in it
   */
  AssembleMetrics(ProcessorContext<?, ?> context, long openNow) {
    numbers = new TaskNumbers(context, "stackprint-fingerprinter");
    this.openNow = openNow;
    replies = total("replies-total");
    roundsEnded = total("rounds-ended-total");
    opened = total("observations-opened-total");
    completed = total("observations-completed-total");
    incomplete = total("observations-incomplete-total");
    duplicates = total("duplicates-total");
    open = numbers.sensor("observations-open", "under way now", new Value());
    open.record((double) openNow);
  }

  private Sensor total(String name) {
    return numbers.sensor(name, "since the task came here", new CumulativeSum());
  }

  /** The first piece of an observation has come. */
  void opened() {
    opened.record();
    openNow++;
    open.record((double) openNow);
  }

  /** An observation is not under way any more. */
  void closed() {
    openNow--;
    open.record((double) openNow);
  }

  /** The task goes. */
  void close() {
    numbers.close();
  }
}
