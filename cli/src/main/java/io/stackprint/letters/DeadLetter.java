package io.stackprint.letters;

import static io.stackprint.topics.LetterHeaders.text;

import io.stackprint.topics.LetterHeaders;
import io.stackprint.topics.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service refused, with the reason. All of it came from outside: none of it may
 * reach a terminal unescaped.
 *
 * @param id where the letter stands
 * @param timestampMillis time of the record as received, milliseconds since the Unix epoch
 * @param source where it came from; empty for a letter that does not say so
 * @param exception class of the exception that refused it
 * @param cause what was expected and what was found, a sentence
 * @param key octets as received, null if there was none
 * @param value octets as received, null if there was none
 * @param headers those that the record had itself
 * @param trace where in the service it was refused, as Java prints it
 */
@SuppressWarnings("ArrayRecordComponent") // octets as they are; letters are not compared
public record DeadLetter(
    LetterId id,
    long timestampMillis,
    Optional<SourcePlace> source,
    String exception,
    String cause,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers,
    String trace) {

  /** The letter in a record of a topic of dead letters. */
  static DeadLetter of(Service service, ConsumerRecord<byte[], byte[]> letter) {
    Headers headers = letter.headers();
    return new DeadLetter(
        new LetterId(service, letter.partition(), letter.offset()),
        letter.timestamp(),
        source(headers),
        text(headers, LetterHeaders.EXCEPTION).orElse("unknown"),
        text(headers, LetterHeaders.MESSAGE).orElse("unknown"),
        letter.key(),
        letter.value(),
        own(headers),
        text(headers, LetterHeaders.TRACE).orElse(""));
  }

  private static List<Header> own(Headers headers) {
    List<Header> own = new ArrayList<>();
    for (Header header : headers) {
      if (!LetterHeaders.isOfLetter(header)) {
        own.add(header);
      }
    }
    return List.copyOf(own);
  }

  private static Optional<SourcePlace> source(Headers headers) {
    Optional<String> topic = text(headers, LetterHeaders.TOPIC);
    Optional<String> partition =
        text(headers, LetterHeaders.PARTITION).filter(p -> p.matches("[0-9]{1,9}"));
    Optional<String> offset =
        text(headers, LetterHeaders.OFFSET).filter(o -> o.matches("[0-9]{1,18}"));
    return topic.isEmpty() || partition.isEmpty() || offset.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SourcePlace(
                topic.get(), Integer.parseInt(partition.get()), Long.parseLong(offset.get())));
  }
}
