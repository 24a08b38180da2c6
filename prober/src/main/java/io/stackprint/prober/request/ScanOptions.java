package io.stackprint.prober.request;

import io.stackprint.prober.pace.ScanSettings;
import io.stackprint.prober.pace.TimingTemplate;
import io.stackprint.prober.target.Expression;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.prober.target.PortList;
import io.stackprint.record.NmapProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a request: those of {@code stackprint scan} that say how to probe, by their
 * longest name without dashes. A flag is {@code true} or {@code false}.
 */
public final class ScanOptions {
  /** The options that a request may have. */
  public static final Set<String> NAMES =
      Set.of(
          "Pn",
          "T",
          "fragile",
          "host-timeout",
          "max-os-tries",
          "max-rate",
          "max-retries",
          "min-rate",
          "osscan-limit",
          "p",
          "scan-delay",
          "source-port",
          "ttl");

  private static final int FRAGILE_RATE = 10; // packets a second
  private static final int MOST_TRIES = 50;
  private static final int MOST_PORTS = 65_535;
  private static final int MOST_TTL = 255;
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|)");

  private final Map<String, String> options;

  private ScanOptions(Map<String, String> options) {
    this.options = new TreeMap<>(options);
  }

  /**
   * How the options say to scan.
   *
   * @param profile whose source ports to use where Nmap's releases differ
   * @throws RefusedRequestException if one is not known, or its value is not what it takes
   */
  public static ScanSettings read(Map<String, String> options, NmapProfile profile) {
    var unknown = new TreeSet<>(options.keySet());
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      throw new RefusedRequestException(
          "option " + shown(unknown.first()) + " is not among " + new TreeSet<>(NAMES));
    }
    return new ScanOptions(options).settings(profile);
  }

  private ScanSettings settings(NmapProfile profile) {
    TimingTemplate template = template();
    boolean fragile = flag("fragile");
    int leastRate = number("min-rate", 0, Integer.MAX_VALUE).orElse(0);
    int rate =
        number("max-rate", Math.max(1, leastRate), Integer.MAX_VALUE)
            .orElse(template.packetsPerSecond());
    return new ScanSettings(
        template,
        fragile ? Math.min(rate, FRAGILE_RATE) : rate,
        leastRate,
        number("max-retries", 0, Integer.MAX_VALUE).orElse(template.maxRetries()),
        time("scan-delay").orElse(template.scanDelay()),
        time("host-timeout"),
        template.hostsAtOnce(),
        ports(),
        !flag("Pn"),
        flag("osscan-limit"),
        number("max-os-tries", 1, MOST_TRIES).orElse(ScanSettings.DEFAULT_TRIES),
        fragile,
        number("source-port", 1, MOST_PORTS),
        number("ttl", 1, MOST_TTL),
        profile);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(options.get(name));
  }

  private boolean flag(String name) {
    String text = text(name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(name, "true or false");
    }
    return text.equals("true");
  }

  private OptionalInt number(String name, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    long number = text.filter(digits -> digits.matches("\\d{1,10}")).map(Long::valueOf).orElse(-1L);
    if (number < least || number > most) {
      throw refused(name, "a number from " + least + " to " + most);
    }
    return OptionalInt.of((int) number);
  }

  private Optional<Duration> time(String name) {
    return text(name)
        .map(
            text ->
                parseTime(text)
                    .orElseThrow(() -> refused(name, "a time such as 30, 500ms, 15s, 5m or 2h")));
  }

  /** A time as Nmap takes it: seconds, or with {@code ms}, {@code s}, {@code m}, {@code h}. */
  public static Optional<Duration> parseTime(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    int unit =
        switch (time.group(2)) {
          case "ms" -> 1;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 1_000;
        };
    var millis = new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(unit));
    return Optional.of(Duration.ofMillis(millis.longValue()));
  }

  private TimingTemplate template() {
    return text("T")
        .map(
            text ->
                parseTemplate(text)
                    .orElseThrow(() -> refused("T", "0 to 5, or the name of a timing template")))
        .orElse(TimingTemplate.NORMAL);
  }

  /** The timing template of a number from 0 to 5, or of a name. */
  public static Optional<TimingTemplate> parseTemplate(String text) {
    return Arrays.stream(TimingTemplate.values())
        .filter(
            template ->
                text.equals(Integer.toString(template.number()))
                    || template.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private List<Integer> ports() {
    Optional<String> text = text("p");
    try {
      PortList ports =
          text.isEmpty() ? PortList.DEFAULT : PortList.parse(Expression.in("option p", text.get()));
      return ports.tcp().stream().sorted().toList();
    } catch (MalformedExpressionException e) {
      throw new RefusedRequestException(e);
    }
  }

  private RefusedRequestException refused(String name, String expected) {
    return new RefusedRequestException(
        "option %s: expected %s, found %s".formatted(name, expected, shown(text(name).orElse(""))));
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[^ -~]", "?");
    return "'" + printable.substring(0, Math.min(printable.length(), 60)) + "'";
  }
}
