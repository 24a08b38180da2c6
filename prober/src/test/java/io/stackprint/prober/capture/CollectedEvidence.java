package io.stackprint.prober.capture;

import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Keeps what a collector writes, in its order. */
final class CollectedEvidence implements ObservationSink {
  final List<SpecificRecord> records = new ArrayList<>();
  final List<ProbeReply> replies = new ArrayList<>();
  final List<RoundEnd> ends = new ArrayList<>();
  CollectorCounts counts =
      new ObservationCollector(Traffic.SETTINGS, this).counts(); // until something is collected

  @Override
  public void reply(ProbeReply reply) {
    records.add(reply);
    replies.add(reply);
  }

  @Override
  public void roundEnd(RoundEnd end) {
    records.add(end);
    ends.add(end);
  }

  List<RoundEnd> endsOf(String address) {
    return ends.stream().filter(end -> end.getAddress().equals(address)).toList();
  }

  List<ProbeReply> repliesOf(RoundEnd end) {
    return replies.stream()
        .filter(
            reply ->
                reply.getObservation().equals(end.getObservation())
                    && reply.getRound() == end.getRound())
        .toList();
  }

  List<ProbeReply> repliesTo(ProbeName probe) {
    return replies.stream().filter(reply -> reply.getProbe() == probe).toList();
  }
}
