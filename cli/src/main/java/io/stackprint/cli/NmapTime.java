package io.stackprint.cli;

import io.stackprint.prober.request.ScanOptions;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as Nmap takes them. */
final class NmapTime implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return ScanOptions.parseTime(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected a time such as 30, 500ms, 15s, 5m or 2h but was '" + text + "'"));
  }
}
