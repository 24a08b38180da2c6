package io.stackprint.fingerprint;

import static io.stackprint.fingerprint.FingerprintParser.quoted;

import io.stackprint.record.DistanceMethod;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one SCAN line. Fields may come in any order; those of old releases may be missing. */
final class ScanLineParser {
  private static final Set<String> FIELDS =
      Set.of("V", "E", "D", "OT", "CT", "CU", "PV", "DS", "DC", "G", "M", "TM", "P");
  private static final Pattern DATE = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})");

  private final FingerprintParser parser;
  private final NumberedLine unit;
  private final Map<String, String> fields = new LinkedHashMap<>();

  ScanLineParser(FingerprintParser parser, NumberedLine unit) {
    this.parser = parser;
    this.unit = unit;
  }

  ScanLine parse() throws TextRefusedException {
    readFields();
    if (!fields.getOrDefault("E", "4").equals("4")) { // before IPv6 there was no E
      throw refused("an IPv4 fingerprint (E=4)", "E=" + fields.get("E"));
    }
    return new ScanLine(
        required("V", "[!-~]*"),
        date(),
        port("OT"),
        port("CT"),
        port("CU"),
        flag("PV"),
        optional("DS", "-?[0-9]{1,9}").map(Integer::valueOf),
        method(),
        flag("G"),
        optional("M", "[0-9A-F]{6}"),
        Long.parseLong(required("TM", "[0-9A-F]{1,15}"), 16),
        required("P", "[!-~]*"));
  }

  private void readFields() throws TextRefusedException {
    for (Map.Entry<String, String> pair : parser.pairs(unit)) {
      if (!FIELDS.contains(pair.getKey())) {
        throw refused("a field of SCAN", quoted(pair.getKey()));
      }
      if (fields.put(pair.getKey(), pair.getValue()) != null) {
        throw refused(pair.getKey() + " once in SCAN", "it twice");
      }
    }
  }

  private Optional<String> optional(String field, String pattern) throws TextRefusedException {
    String value = fields.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.matches(pattern) || value.indexOf('=') >= 0 || value.indexOf('(') >= 0) {
      throw refused("a value of " + field + " like " + pattern, quoted(value));
    }
    return Optional.of(value);
  }

  private String required(String field, String pattern) throws TextRefusedException {
    Optional<String> value = optional(field, pattern);
    if (value.isEmpty()) {
      throw refused(field + " in SCAN", "none");
    }
    return value.get();
  }

  private boolean flag(String field) throws TextRefusedException {
    return required(field, "[YN]").equals("Y");
  }

  private Optional<Integer> port(String field) throws TextRefusedException {
    String digits = required(field, "[0-9]{0,5}");
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    if (number > 65535) {
      throw refused("a port in " + field, quoted(digits));
    }
    return Optional.of(number);
  }

  private Optional<DistanceMethod> method() throws TextRefusedException {
    Optional<String> letter = optional("DC", "[LDIT]");
    for (DistanceMethod method : DistanceMethod.values()) {
      if (letter.isPresent() && method.name().startsWith(letter.get())) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private MonthDay date() throws TextRefusedException {
    String text = required("D", DATE.pattern());
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException(text);
    }
    try {
      return MonthDay.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    } catch (DateTimeException noSuchDay) {
      throw refused("a month and its day in D", quoted(text));
    }
  }

  private TextRefusedException refused(String expected, String found) {
    return parser.refused(unit, expected, found);
  }
}
