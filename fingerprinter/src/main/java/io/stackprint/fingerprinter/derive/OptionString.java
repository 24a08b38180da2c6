package io.stackprint.fingerprinter.derive;

import io.stackprint.fingerprint.Rules;
import io.stackprint.wire.TcpOption;
import io.stackprint.wire.TcpView;
import java.util.Arrays;
import java.util.List;

/**
 * The options of a TCP reply in a few characters, in the order in which they stood.
 *
 * <p>The text is empty when there are none, and also when the option area ends in something that is
 * no option. What stands behind an end-of-option-list is read like the rest.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">TCP options (O, O1–O6)</a>
 */
public final class OptionString {
  private OptionString() {}

  /** The options of this segment. */
  public static String of(TcpView segment, Rules rules) {
    return rules.is793() ? driftingPastUnknownKinds(segment) : skippingUnknownKinds(segment);
  }

  private static String skippingUnknownKinds(TcpView segment) {
    List<TcpOption> options = segment.options();
    var text = new StringBuilder();
    for (TcpOption option : options) {
      if (option instanceof TcpOption.Unreadable) {
        return "";
      }
      text.append(text(option));
    }
    return text.toString();
  }

  /**
   * What 7.93 reads: an option it does not know moves it on by one octet without using up any of
   * the area's length, so that it reads option data as options and runs as many octets past the end
   * of the area. Octets past the end of the segment are not ours to know; there the text is empty,
   * as it nearly always is in Nmap.
   */
  private static String driftingPastUnknownKinds(TcpView segment) {
    byte[] octets =
        Arrays.copyOfRange(
            segment.array(),
            segment.offset() + TcpView.MINIMUM_HEADER_LENGTH,
            segment.offset() + segment.length());
    int left = segment.headerLength() - TcpView.MINIMUM_HEADER_LENGTH;
    int at = 0;
    var text = new StringBuilder();
    while (left > 0) {
      if (at + left > octets.length) {
        return "";
      }
      TcpOption option = TcpOption.parse(Arrays.copyOfRange(octets, at, at + left)).get(0);
      if (option instanceof TcpOption.Unreadable) {
        return "";
      }
      boolean known = isKnown(option);
      text.append(text(option));
      at += known ? option.wireLength() : 1;
      left -= known ? option.wireLength() : 0;
    }
    return text.toString();
  }

  private static boolean isKnown(TcpOption option) {
    return !(option instanceof TcpOption.Unknown || option instanceof TcpOption.Sack);
  }

  private static String text(TcpOption option) {
    if (option instanceof TcpOption.EndOfOptionList) {
      return "L";
    }
    if (option instanceof TcpOption.NoOperation) {
      return "N";
    }
    if (option instanceof TcpOption.MaximumSegmentSize mss) {
      return "M" + Hex.of(mss.octets());
    }
    if (option instanceof TcpOption.WindowScale scale) {
      return "W" + Hex.of(scale.shift());
    }
    if (option instanceof TcpOption.SackPermitted) {
      return "S";
    }
    if (option instanceof TcpOption.Timestamps stamps) {
      return "T" + (stamps.value() == 0 ? 0 : 1) + (stamps.echoReply() == 0 ? 0 : 1);
    }
    return "";
  }
}
