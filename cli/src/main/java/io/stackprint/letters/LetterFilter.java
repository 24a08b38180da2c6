package io.stackprint.letters;

import io.stackprint.topics.Service;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are meant: those for which all of this holds.
 *
 * @param services whose
 * @param ids these alone; empty for any
 * @param cause stands in the cause or the name of the exception, in any case; empty for any
 * @param since not before this time
 * @param until before this time
 */
public record LetterFilter(
    Set<Service> services,
    Set<LetterId> ids,
    Optional<String> cause,
    Instant since,
    Instant until) {

  /** Copies the sets. */
  public LetterFilter {
    services = Set.copyOf(services);
    ids = Set.copyOf(ids);
  }

  /** True when this letter is meant. */
  public boolean accepts(DeadLetter letter) {
    Instant time = Instant.ofEpochMilli(letter.timestampMillis());
    return services.contains(letter.id().service())
        && (ids.isEmpty() || ids.contains(letter.id()))
        && cause.map(text -> isIn(text, letter)).orElse(true)
        && !time.isBefore(since)
        && time.isBefore(until);
  }

  private static boolean isIn(String text, DeadLetter letter) {
    String all = letter.exception() + " " + letter.cause();
    return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
