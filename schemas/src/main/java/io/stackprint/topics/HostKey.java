package io.stackprint.topics;

import java.util.regex.Pattern;

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
  private static final Pattern SCOPE = Pattern.compile("[^/\\p{Cntrl}]+");
  private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern ADDRESS =
      Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "\\." + NUMBER);

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if one is not as described above
   */
  public HostKey {
    if (!SCOPE.matcher(scope).matches()) {
      throw new IllegalArgumentException("not a scope: '" + Quoted.of(scope) + "'");
    }
    if (!ADDRESS.matcher(address).matches()) {
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
}
