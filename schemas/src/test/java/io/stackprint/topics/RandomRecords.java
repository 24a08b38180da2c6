package io.stackprint.topics;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records with random content, drawn from their schema: every branch of a union, any length. */
public final class RandomRecords {
  private static final List<String> LETTERS =
      List.of("a", "Z", "0", " ", "%", "=", "(", "/", "é", "€", "\u0000", "\u001b", "🜁");

  private final Random random;

  /** Records that depend on the seed alone. */
  public RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  /** The next record of this schema. */
  public SpecificRecord of(Schema schema) {
    var record = (SpecificRecord) SpecificData.getForSchema(schema).newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema()));
    }
    return record;
  }

  private @Nullable Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> of(schema);
      case ENUM -> {
        String symbol = oneOf(schema.getEnumSymbols());
        yield SpecificData.getForSchema(schema).createEnum(symbol, schema);
      }
      case UNION -> value(oneOf(schema.getTypes()));
      case ARRAY -> some(() -> value(schema.getElementType())).toList();
      case MAP -> map(schema.getValueType());
      case STRING -> text();
      case BYTES -> octets();
      case INT -> random.nextInt() >> random.nextInt(Integer.SIZE);
      case LONG -> random.nextLong() >> random.nextInt(Long.SIZE);
      case DOUBLE -> random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
      case FIXED, FLOAT ->
          throw new IllegalArgumentException("our records have no " + schema.getType());
    };
  }

  private Map<String, Object> map(Schema values) {
    var map = new HashMap<String, Object>();
    some(this::text).forEach(key -> map.put(key, value(values)));
    return map;
  }

  private String text() {
    return String.join("", some(() -> oneOf(LETTERS)).toList());
  }

  private ByteBuffer octets() {
    byte[] octets = new byte[random.nextInt(100)];
    random.nextBytes(octets);
    return ByteBuffer.wrap(octets);
  }

  private <T> Stream<T> some(Supplier<T> draw) {
    return Stream.generate(draw).limit(random.nextInt(5));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
