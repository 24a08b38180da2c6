package io.stackprint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes any record of the schemas as JSON; the schema says what there is to write. */
final class RecordJsonWriter {
  /** The last printable character of ASCII; those above are escaped. */
  private static final int HIGHEST_PLAIN = '~';

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private RecordJsonWriter(JsonGenerator json) {
    this.json = json;
  }

  static String text(SpecificRecord record) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(HIGHEST_PLAIN);
      new RecordJsonWriter(json).record(record);
    }
    return text.toString();
  }

  private void record(SpecificRecord record) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      field(field.name(), record.get(field.pos()));
    }
    json.writeEndObject();
  }

  private void field(String name, @Nullable Object value) throws IOException {
    if (value == null) {
      return;
    }
    json.writeFieldName(name);
    value(value);
    if (name.endsWith("AtNanos") && value instanceof Long nanos) {
      String isoName = name.substring(0, name.length() - "Nanos".length());
      json.writeStringField(isoName, Instant.EPOCH.plusNanos(nanos).toString());
    }
  }

  private void value(Object value) throws IOException {
    if (value instanceof SpecificRecord record) {
      record(record);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof ByteBuffer octets) {
      json.writeString(hex(octets));
    } else if (value instanceof String || value instanceof Enum<?>) {
      json.writeString(value.toString());
    } else {
      throw new IllegalStateException("no JSON for " + value.getClass());
    }
  }

  private static String hex(ByteBuffer octets) {
    var copy = new byte[octets.remaining()];
    octets.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  private void list(List<?> list) throws IOException {
    json.writeStartArray();
    for (Object item : list) {
      value(item);
    }
    json.writeEndArray();
  }
}
