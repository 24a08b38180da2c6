package io.stackprint.matcher.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * CPE names, from the URI binding of CPE 2.2 to the formatted string binding of CPE 2.3.
 *
 * <p>Unlike the standard's algorithm this one also takes punctuation that should have been percent
 * encoded in the URI, as databases hold it ({@code tl-r478+}); letters become lower case.
 *
 * @see <a href="https://doi.org/10.6028/NIST.IR.7695">NISTIR 7695</a>
 */
public final class Cpe {
  private static final String URI = "cpe:/";
  private static final int PARTS = 7; // part vendor product version update edition language
  private static final int EDITION = 5;
  private static final int PACKED_PARTS = 5; // edition sw_edition target_sw target_hw other
  private static final String ANY = "*";
  private static final String NA = "-";

  /** Punctuation that may be percent encoded in a URI component (NISTIR 7695 §6.1.2.3). */
  private static final String ENCODABLE = "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~";

  private Cpe() {}

  /**
   * The same name as a formatted string, such as {@code
   * cpe:2.3:o:linux:linux_kernel:2.6:*:*:*:*:*:*:*} (§6.2.2); empty when the text is no CPE 2.2
   * URI.
   */
  public static Optional<String> formatted(String uri) {
    if (!uri.toLowerCase(Locale.ROOT).startsWith(URI)) {
      return Optional.empty();
    }
    String[] parts = uri.substring(URI.length()).split(":", -1);
    if (parts.length > PARTS || parts[0].isEmpty()) {
      return Optional.empty();
    }
    List<String> attributes = new ArrayList<>();
    List<String> extended = List.of("", "", "", "");
    for (int i = 0; i < PARTS; i++) {
      String part = i < parts.length ? parts[i] : "";
      if (i == EDITION && part.startsWith("~")) {
        List<String> packed = unpacked(part);
        part = packed.get(0);
        extended = packed.subList(1, PACKED_PARTS);
      }
      attributes.add(part);
    }
    attributes.addAll(extended);
    return joined(attributes);
  }

  /** The five components that are packed into the edition, between tildes (§6.1.3.3). */
  private static List<String> unpacked(String edition) {
    List<String> packed = new ArrayList<>(List.of(edition.substring(1).split("~", PACKED_PARTS)));
    while (packed.size() < PACKED_PARTS) {
      packed.add("");
    }
    return packed;
  }

  private static Optional<String> joined(List<String> attributes) {
    var text = new StringBuilder("cpe:2.3");
    for (String attribute : attributes) {
      Optional<String> bound = bound(attribute.toLowerCase(Locale.ROOT));
      if (bound.isEmpty()) {
        return Optional.empty();
      }
      text.append(':').append(bound.get());
    }
    return Optional.of(text.toString());
  }

  /** One component: decoded (§6.1.3.2), then quoted as a formatted string wants it (§6.2.2). */
  private static Optional<String> bound(String component) {
    if (component.isEmpty()) {
      return Optional.of(ANY);
    }
    if (component.equals(NA)) {
      return Optional.of(NA);
    }
    var text = new StringBuilder();
    for (int at = 0; at < component.length(); ) {
      char c = component.charAt(at);
      if (c == '%') {
        OptionalInt octet = octet(component, at + 1);
        if (octet.isEmpty() || !append(text, octet.getAsInt(), component, at)) {
          return Optional.empty();
        }
        at += 3;
      } else if (c > ' ' && c < 0x7F) {
        quote(text, c);
        at++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static OptionalInt octet(String component, int at) {
    if (at + 2 > component.length()) {
      return OptionalInt.empty();
    }
    int high = Character.digit(component.charAt(at), 16);
    int low = Character.digit(component.charAt(at + 1), 16);
    return high < 0 || low < 0 ? OptionalInt.empty() : OptionalInt.of(high << 4 | low);
  }

  /** Appends a percent encoded octet: a wild card ({@code %01 %02}) or punctuation. */
  private static boolean append(StringBuilder text, int octet, String component, int at) {
    if (octet == 1 && standsAtAnEnd(component, at)) {
      text.append('?');
    } else if (octet == 2 && (at == 0 || at == component.length() - 3)) {
      text.append('*');
    } else if (octet > ' ' && ENCODABLE.indexOf(octet) >= 0) {
      quote(text, (char) octet);
    } else {
      return false;
    }
    return true;
  }

  /** True when only further {@code %01} stand on one side. */
  private static boolean standsAtAnEnd(String component, int at) {
    return component.substring(0, at).replace("%01", "").isEmpty()
        || component.substring(at + 3).replace("%01", "").isEmpty();
  }

  /** Letters, digits, full stop, hyphen and underscore stand for themselves; the rest is quoted. */
  private static void quote(StringBuilder text, char c) {
    if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
      text.append('\\');
    }
    text.append(c);
  }
}
