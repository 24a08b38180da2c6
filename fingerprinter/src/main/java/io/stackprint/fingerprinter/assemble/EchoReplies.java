package io.stackprint.fingerprinter.assemble;

import io.stackprint.record.ProbeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The replies to IE1 and IE2.
 *
 * @param first the reply to IE1
 * @param second the reply to IE2
 * @param latest the one of them that arrived last
 */
record EchoReplies(
    Optional<Answer.Echo> first, Optional<Answer.Echo> second, Optional<Answer.Echo> latest) {
  static final EchoReplies NONE =
      new EchoReplies(Optional.empty(), Optional.empty(), Optional.empty());

  /** Takes the next reply; only the first to each probe counts. */
  EchoReplies with(Answer.Echo reply) {
    if (reply.probe() == ProbeName.IE1) {
      return first.isPresent()
          ? this
          : new EchoReplies(Optional.of(reply), second, Optional.of(reply));
    }
    return second.isPresent()
        ? this
        : new EchoReplies(first, Optional.of(reply), Optional.of(reply));
  }

  boolean both() {
    return first.isPresent() && second.isPresent();
  }

  /** IP ids of the replies to probes that had been sent once, in the order of the probes. */
  List<Integer> ipIds() {
    return Stream.of(first, second)
        .flatMap(Optional::stream)
        .filter(Answer.Echo::firstTransmission)
        .map(reply -> reply.datagram().ipId())
        .toList();
  }

  /** The same replies in a later round: their IP ids do not count for it. */
  EchoReplies fromEarlierRound() {
    return new EchoReplies(first.map(EchoReplies::stale), second.map(EchoReplies::stale), latest);
  }

  private static Answer.Echo stale(Answer.Echo reply) {
    return new Answer.Echo(reply.probe(), reply.datagram(), reply.message(), false);
  }
}
