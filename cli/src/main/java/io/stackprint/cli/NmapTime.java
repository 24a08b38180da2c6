package io.stackprint.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads times as Nmap takes them: a number of seconds, or with {@code ms}, {@code s}, {@code m}.
 */
final class NmapTime implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|)");

  @Override
  public Duration convert(String text) {
    Matcher time = FORM.matcher(text);
    if (!time.matches()) {
      throw new TypeConversionException(
          "expected a time such as 30, 500ms, 15s, 5m or 2h but was '" + text + "'");
    }
    BigDecimal millis = new BigDecimal(time.group(1)).multiply(millisIn(time.group(2)));
    return Duration.ofMillis(millis.longValue());
  }

  private static BigDecimal millisIn(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 1_000;
        });
  }
}
