package io.stackprint.topics;

import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Schemas as text from outside. */
public final class SchemaText {
  private SchemaText() {}

  /**
   * The schema in a text that refers to no other.
   *
   * @throws SchemaParseException whatever is wrong with it
   */
  public static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw e;
    } catch (RuntimeException e) {
      // Avro 1.12.2 says "unknown name" with a NullPointerException, among others.
      throw new SchemaParseException(e);
    }
  }
}
