package io.stackprint.prober.capture;

import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.wire.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of a replayed observation: a digest of scanner, target, the first round's bases and the
 * time of its first probe. The same capture gives the same id wherever and whenever it is read.
 */
final class ObservationId {
  private static final int HEX_DIGITS = 32;

  private ObservationId() {}

  /** 32 lower-case hexadecimal digits. */
  static String of(Observation observation) {
    Pair pair = observation.pair();
    Round first = observation.rounds().get(0);
    String content =
        String.join(
            " ",
            Ipv4Address.text(pair.scanner()),
            Ipv4Address.text(pair.target()),
            first.tcpBases().map(Object::toString).orElse("-"),
            first.icmpIdBase().toString(),
            first.u1().map(ProbeSighting.Udp::sourcePort).map(Object::toString).orElse("-"),
            Long.toString(first.startNanos()));
    return HexFormat.of().formatHex(sha256(content)).substring(0, HEX_DIGITS);
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
