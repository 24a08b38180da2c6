package io.stackprint.cli;

import io.stackprint.prober.pace.TimingTemplate;
import io.stackprint.prober.request.ScanOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code -T}: a number from 0 to 5, or the name of a template. */
final class TemplateName implements ITypeConverter<TimingTemplate> {
  @Override
  public TimingTemplate convert(String text) {
    return ScanOptions.parseTemplate(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected 0 to 5, or paranoid, sneaky, polite, normal, aggressive or insane,"
                        + " but was '"
                        + text
                        + "'"));
  }
}
