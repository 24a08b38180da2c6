package io.stackprint.topics;

import io.stackprint.refusal.Quoted;

/**
 * The identity of a host, and the key of every topic of the chain: {@code scope/address}.
 *
 * <p>A bare address is none: private ranges overlap between sites.
 *
 * @param scope name of the monitored network as seen from one place; not empty, no slash, no
 *     control character
 * @param address IPv4 address, dotted decimal without leading zeros
 */
public record HostKey(String scope, String address) {
  private static final char DELETE = 0x7f;
  private static final int NONE = -1; // no digit since the last dot

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if one is not as described above
   */
  public HostKey {
    if (!isScope(scope)) {
      throw new IllegalArgumentException("not a scope: '" + Quoted.of(scope) + "'");
    }
    if (!isAddress(address)) {
      throw new IllegalArgumentException("not an IPv4 address: '" + Quoted.of(address) + "'");
    }
  }

  /**
   * The key of this text, the inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is not {@code scope/address}
   */
  public static HostKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not scope/address: '" + Quoted.of(text) + "'");
    }
    return new HostKey(text.substring(0, slash), text.substring(slash + 1));
  }

  /** The key as it stands on topics: {@code scope/address}. */
  @Override
  public String toString() {
    return scope + "/" + address;
  }

  // A key is made for every record, so these two are no regular expressions.

  private static boolean isScope(String text) {
    return !text.isEmpty() && text.chars().noneMatch(c -> c == '/' || c < ' ' || c == DELETE);
  }

  private static boolean isAddress(String text) {
    int dots = 0;
    int number = NONE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && number != NONE) {
        dots++;
        number = NONE;
      } else if (c >= '0' && c <= '9' && number != 0) {
        number = Math.max(number, 0) * 10 + c - '0';
      } else {
        return false;
      }
      if (number > 255) {
        return false;
      }
    }
    return dots == 3 && number != NONE;
  }
}
