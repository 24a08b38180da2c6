package io.stackprint.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What a dead letter says of itself, in headers named as Kafka Streams names those of the letters
 * that it writes (KIP-1034): so all letters can be read in one way.
 */
public final class LetterHeaders {
  /** Class of the exception that refused the record. */
  public static final String EXCEPTION = "exception";

  /** What was expected and what was found, a sentence. */
  public static final String MESSAGE = "message";

  /** Where in the service it was refused, as Java prints it. */
  public static final String TRACE = "stacktrace";

  /** Topic that the record came from. */
  public static final String TOPIC = "topic";

  /** Partition of that topic, decimal. */
  public static final String PARTITION = "partition";

  /** Offset in that partition, decimal. */
  public static final String OFFSET = "offset";

  private static final String PREFIX = "__streams.errors.";

  private LetterHeaders() {}

  /** Adds all of them. */
  public static void add(
      Headers headers, String topic, int partition, long offset, Exception refusal) {
    var trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    add(headers, EXCEPTION, refusal.getClass().getName());
    add(headers, MESSAGE, String.valueOf(refusal.getMessage()));
    add(headers, TRACE, trace.toString());
    add(headers, TOPIC, topic);
    add(headers, PARTITION, Integer.toString(partition));
    add(headers, OFFSET, Long.toString(offset));
  }

  private static void add(Headers headers, String name, String text) {
    headers.add(PREFIX + name, text.getBytes(UTF_8));
  }

  /** The text of one of them, if it is there; it came from outside. */
  public static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(PREFIX + name))
        .map(Header::value)
        .map(octets -> new String(octets, UTF_8));
  }

  /** True for a header that says something of the letter, and was not the record's own. */
  public static boolean isOfLetter(Header header) {
    return header.key().startsWith(PREFIX);
  }
}
