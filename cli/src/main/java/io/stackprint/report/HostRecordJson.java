package io.stackprint.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stackprint.record.HostRecord;
import java.io.IOException;

/**
 * Host records as JSON, both ways.
 *
 * <p>An object has the record's fields by their names, in the order of the schema; a field that is
 * null is left out. Enum symbols are strings. After every field {@code …AtNanos} stands the same
 * time as {@code …At}, ISO 8601 in UTC: many readers of JSON hold numbers as doubles and lose the
 * last digits of nanoseconds. Everything outside printable ASCII is escaped.
 */
public final class HostRecordJson {
  private HostRecordJson() {}

  /** The record as one line of JSON, without a newline. */
  public static String text(HostRecord host) throws IOException {
    return RecordJsonWriter.text(host);
  }

  /**
   * The record of a line that {@link #text} wrote. Fields that the schema does not know, the ISO
   * times among them, are passed over.
   *
   * @throws JsonProcessingException if the text is not JSON, or a field is missing or of another
   *     type than the schema's
   */
  public static HostRecord read(String json) throws JsonProcessingException {
    return (HostRecord) RecordJsonReader.read(json, HostRecord.getClassSchema());
  }
}
