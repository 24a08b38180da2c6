package io.stackprint.report;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link RecordJsonWriter} writes.
 *
 * <p>Classes are loaded by the names in our own schema, never by names in the text.
 */
final class RecordJsonReader {
  private static final ObjectMapper MAPPER = new JsonMapper();

  private RecordJsonReader() {}

  static SpecificRecord read(String json, Schema schema) throws JsonProcessingException {
    return record(MAPPER.readTree(json), schema, schema.getName());
  }

  private static SpecificRecord record(JsonNode node, Schema schema, String path)
      throws JsonProcessingException {
    expect(node.isObject(), "an object", node, path);
    SpecificRecord record = newRecord(schema);
    for (Schema.Field field : schema.getFields()) {
      String fieldPath = path + "." + field.name();
      record.put(field.pos(), value(node.path(field.name()), field.schema(), fieldPath));
    }
    return record;
  }

  private static @Nullable Object value(JsonNode node, Schema schema, String path)
      throws JsonProcessingException {
    switch (schema.getType()) {
      case UNION -> {
        boolean absent = node.isMissingNode() || node.isNull();
        return absent ? null : value(node, schema.getTypes().get(1), path);
      }
      case RECORD -> {
        return record(node, schema, path);
      }
      case ARRAY -> {
        return list(node, schema.getElementType(), path);
      }
      case ENUM -> {
        expect(schema.getEnumSymbols().contains(node.asText()), "a symbol", node, path);
        return newEnum(schema, node.textValue());
      }
      default -> {
        return scalar(node, schema.getType(), path);
      }
    }
  }

  private static List<@Nullable Object> list(JsonNode node, Schema items, String path)
      throws JsonProcessingException {
    expect(node.isArray(), "an array", node, path);
    var list = new ArrayList<@Nullable Object>();
    for (JsonNode item : node) {
      list.add(value(item, items, path + "[" + list.size() + "]"));
    }
    return list;
  }

  private static Object scalar(JsonNode node, Schema.Type type, String path)
      throws JsonProcessingException {
    return switch (type) {
      case STRING -> {
        expect(node.isTextual(), "a string", node, path);
        yield node.textValue();
      }
      case BOOLEAN -> {
        expect(node.isBoolean(), "true or false", node, path);
        yield node.booleanValue();
      }
      case INT -> {
        expect(node.isIntegralNumber() && node.canConvertToInt(), "an int", node, path);
        yield node.intValue();
      }
      case LONG -> {
        expect(node.isIntegralNumber() && node.canConvertToLong(), "a long", node, path);
        yield node.longValue();
      }
      case DOUBLE -> {
        expect(node.isNumber() || isNotFinite(node), "a number", node, path);
        yield node.isNumber() ? node.doubleValue() : Double.parseDouble(node.textValue());
      }
      default -> throw new IllegalStateException("no JSON for type " + type + " of " + path);
    };
  }

  /** JSON has no numbers for these; the writer writes their names. */
  private static boolean isNotFinite(JsonNode node) {
    return node.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(node.textValue());
  }

  private static void expect(boolean holds, String expected, JsonNode found, String path)
      throws JsonProcessingException {
    if (!holds) {
      String what = found.isMissingNode() ? "nothing" : found.getNodeType().toString();
      throw new JsonParseException(null, path + ": expected " + expected + ", found " + what);
    }
  }

  private static SpecificRecord newRecord(Schema schema) {
    try {
      return (SpecificRecord) classOf(schema).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + schema.getFullName(), e);
    }
  }

  private static Object newEnum(Schema schema, String symbol) {
    for (Object constant : classOf(schema).getEnumConstants()) {
      if (constant.toString().equals(symbol)) {
        return constant;
      }
    }
    throw new IllegalStateException(schema.getFullName() + " has no constant " + symbol);
  }

  private static Class<?> classOf(Schema schema) {
    try {
      return Class.forName(schema.getFullName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class for schema " + schema.getFullName(), e);
    }
  }
}
