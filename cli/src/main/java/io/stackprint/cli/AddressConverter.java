package io.stackprint.cli;

import io.stackprint.wire.Ipv4Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An IPv4 address, as it was typed. */
final class AddressConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    try {
      Ipv4Address.parse(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(Reasons.of(e));
    }
  }
}
