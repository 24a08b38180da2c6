package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicCreationTest {
  @Test
  void asksAgainWhileABrokerHasNotHeardOfTheTopic() {
    Deque<KafkaFuture<String>> answers =
        new ArrayDeque<>(
            List.of(
                failed(new UnknownTopicOrPartitionException("not yet")),
                failed(new UnknownTopicOrPartitionException("not yet")),
                KafkaFuture.completedFuture("offsets")));

    String found = TopicCreation.awaitKnown(answers::remove);

    assertThat(found).isEqualTo("offsets");
    assertThat(answers).isEmpty();
  }

  @Test
  void doesNotAskAgainAfterAnotherFault() {
    Deque<KafkaFuture<String>> answers =
        new ArrayDeque<>(List.of(failed(new TopicAuthorizationException("not yours"))));

    assertThatThrownBy(() -> TopicCreation.awaitKnown(() -> answers.remove()))
        .isInstanceOf(TopicAuthorizationException.class);
  }

  private static KafkaFuture<String> failed(KafkaException fault) {
    var future = new KafkaFutureImpl<String>();
    future.completeExceptionally(fault);
    return future;
  }
}
