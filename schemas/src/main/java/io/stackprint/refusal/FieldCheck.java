package io.stackprint.refusal;

import java.util.Optional;

/** What the schema of a record says of its numbers, and cannot enforce. */
public final class FieldCheck {
  private FieldCheck() {}

  /**
   * Refuses a number outside its range.
   *
   * @param field its name, for the refusal
   * @param most the last one that is allowed
   * @throws RefusedRecordException if it is outside
   */
  public static void range(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new RefusedRecordException(
          "%s: expected %d to %d, found %d".formatted(field, least, most, value));
    }
  }

  /**
   * Refuses a number that is there and not within 0 to a bound.
   *
   * @throws RefusedRecordException if it is outside
   */
  public static void optional(String field, Optional<? extends Number> value, long most) {
    value.ifPresent(number -> range(field, number.longValue(), 0, most));
  }
}
