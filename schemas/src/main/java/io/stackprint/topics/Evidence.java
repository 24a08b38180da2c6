package io.stackprint.topics;

import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** A value of the probe-replies topic: a reply, or the end of the round that it belongs to. */
public sealed interface Evidence {
  /** The record as it travels. */
  SpecificRecord record();

  /** The host that it is about: the key to send it with. */
  HostKey host();

  /** What one of two functions makes of it, whichever fits. */
  <R> R either(Function<ProbeReply, R> ifReply, Function<RoundEnd, R> ifEnd);

  /**
   * The evidence in a record.
   *
   * @throws IllegalArgumentException if it is neither a ProbeReply nor a RoundEnd
   */
  static Evidence of(SpecificRecord record) {
    if (record instanceof ProbeReply reply) {
      return new Reply(reply);
    }
    if (record instanceof RoundEnd end) {
      return new End(end);
    }
    throw new IllegalArgumentException("not evidence: " + record.getSchema().getFullName());
  }

  /** One packet that came back. */
  record Reply(ProbeReply record) implements Evidence {
    @Override
    public HostKey host() {
      return new HostKey(record.getScope(), record.getAddress());
    }

    @Override
    public <R> R either(Function<ProbeReply, R> ifReply, Function<RoundEnd, R> ifEnd) {
      return ifReply.apply(record);
    }
  }

  /** The end of a round: now silence is known. */
  record End(RoundEnd record) implements Evidence {
    @Override
    public HostKey host() {
      return new HostKey(record.getScope(), record.getAddress());
    }

    @Override
    public <R> R either(Function<ProbeReply, R> ifReply, Function<RoundEnd, R> ifEnd) {
      return ifEnd.apply(record);
    }
  }
}
