package io.stackprint.topics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of values with a readable text form, in UTF-8. Null stays null. */
final class TextSerde {
  private TextSerde() {}

  /**
   * The serde of values whose text is {@code toString()}.
   *
   * @param parse its inverse, which refuses with an {@link IllegalArgumentException}
   */
  static <T> Serde<T> of(Function<String, T> parse) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8),
        (topic, octets) -> octets == null ? null : parsed(parse, octets));
  }

  private static <T> T parsed(Function<String, T> parse, byte[] octets) {
    try {
      // A new decoder reports malformed input; new String(…) would replace it without a word.
      return parse.apply(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException e) {
      throw new SerializationException("text of " + octets.length + " octets is not UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new SerializationException(e.getMessage(), e);
    }
  }
}
