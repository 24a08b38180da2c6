package io.stackprint.letters;

import io.stackprint.topics.Service;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands: {@code service/partition/offset}, such as {@code matcher/0/12}.
 *
 * @param service whose topic of dead letters
 * @param partition of that topic, 0 or more
 * @param offset in that partition, 0 or more
 */
public record LetterId(Service service, int partition, long offset) {
  private static final Pattern TEXT = Pattern.compile("([a-z]+)/([0-9]{1,9})/([0-9]{1,18})");

  /**
   * The id of this text, the inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LetterId parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected SERVICE/PARTITION/OFFSET, such as matcher/0/12, as `dead-letters list` prints");
    }
    Service service = Service.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    return new LetterId(service, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
  }

  @Override
  public String toString() {
    return service + "/" + partition + "/" + offset;
  }
}
