package io.stackprint.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecord;

/** Any record as one line of JSON in ASCII, for a person to read. */
public final class RecordJson {
  private RecordJson() {}

  /** The record, all fields that are not null. */
  public static String text(SpecificRecord record) {
    try {
      return RecordJsonWriter.text(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }
}
