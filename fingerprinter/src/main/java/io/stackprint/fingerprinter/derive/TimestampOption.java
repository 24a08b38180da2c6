package io.stackprint.fingerprinter.derive;

import io.stackprint.fingerprint.Rules;
import io.stackprint.wire.TcpOption;
import io.stackprint.wire.TcpView;
import java.util.Optional;

/** The timestamp that sequence analysis takes from a SEQ reply. */
public final class TimestampOption {
  private TimestampOption() {}

  /**
   * TSval of the first timestamp option of ten octets.
   *
   * @param rules 7.93 does not look behind an end-of-option-list, 7.99 does
   * @return 0 to 2^32-1, empty when there is no such option
   */
  public static Optional<Long> value(TcpView segment, Rules rules) {
    for (TcpOption option : segment.options()) {
      if (option instanceof TcpOption.Timestamps stamps) {
        return Optional.of(stamps.value());
      }
      if (option instanceof TcpOption.EndOfOptionList && rules.is793()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
