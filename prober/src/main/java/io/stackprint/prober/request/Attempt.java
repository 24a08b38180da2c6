package io.stackprint.prober.request;

import io.stackprint.wire.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One attempt at one run of a request. Whoever knows the request can name the observations that
 * come of it; a record that is sent twice names the same one, and one that is made anew after a
 * prober died names another, so that packets of two attempts never make one fingerprint.
 *
 * @param request id of the request
 * @param run number of the run, 1 or more
 * @param number number of the attempt, 1 or more
 */
public record Attempt(String request, int run, int number) {
  private static final int HEX_DIGITS = 32;
  private static final int MOST_EARLIER = 32; // probers that died over one scan

  /** The id of the observation of a target, in network order: 32 hexadecimal digits. */
  public String observation(int target) {
    String name = "%d %d %s %s".formatted(run, number, Ipv4Address.text(target), request);
    byte[] digest = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
  }

  /** The attempts before this one that may have left something, the latest first. */
  public Stream<Attempt> earlier() {
    return IntStream.iterate(
            number - 1,
            before -> before > Math.max(0, number - 1 - MOST_EARLIER),
            before -> before - 1)
        .mapToObj(before -> new Attempt(request, run, before));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
