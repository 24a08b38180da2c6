package io.stackprint.matcher;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TextRefusedException;
import java.util.Collection;
import java.util.List;

/** Subject fingerprints from well-formed test lines. */
public final class Subjects {
  private Subjects() {}

  /** A fingerprint of lines such as {@code T2(R=N)}. */
  public static Fingerprint of(String... lines) {
    return of(List.of(lines));
  }

  /** A fingerprint of lines such as {@code T2(R=N)}. */
  public static Fingerprint of(Collection<String> lines) {
    try {
      return Fingerprint.parse(String.join("\n", lines));
    } catch (TextRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
