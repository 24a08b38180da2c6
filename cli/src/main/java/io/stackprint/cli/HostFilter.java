package io.stackprint.cli;

import io.stackprint.record.HostRecord;
import io.stackprint.record.OsClass;
import io.stackprint.record.Outcome;
import io.stackprint.wire.Ipv4Address;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which hosts to show: those that pass everything that is given. */
final class HostFilter {
  @Option(
      names = "--os",
      paramLabel = "TEXT",
      description = "Only hosts whose best match, its vendor, family or device type contains TEXT.")
  @Nullable String os;

  @Option(
      names = "--outcome",
      paramLabel = "WORD",
      converter = OutcomeConverter.class,
      description =
          "Only hosts with this verdict: exact, guess, too-many, no-match, incomplete, skipped.")
  @Nullable Outcome outcome;

  @Option(names = "--scope", paramLabel = "NAME", description = "Only hosts of this scope.")
  @Nullable String scope;

  @Option(
      names = "--network",
      paramLabel = "CIDR",
      converter = Network.Converter.class,
      description = "Only hosts in this network, such as 192.0.2.0/24.")
  @Nullable Network network;

  /** Whether this host is to be shown. */
  boolean passes(HostRecord host) {
    return (outcome == null || host.getOutcome() == outcome)
        && (scope == null || host.getScope().equals(scope))
        && (network == null || network.contains(host.getAddress()))
        && (os == null || isOf(host, os));
  }

  private static boolean isOf(HostRecord host, String os) {
    String wanted = os.toLowerCase(Locale.ROOT);
    return host.getBest().stream()
        .flatMap(best -> Stream.concat(Stream.of(best.getName()), words(best.getOsClass())))
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Stream<String> words(Optional<OsClass> osClass) {
    return osClass.stream()
        .flatMap(its -> Stream.of(its.getVendor(), its.getFamily(), its.getDeviceType()));
  }

  /**
   * An IPv4 network.
   *
   * @param address its first address, in network order
   * @param mask ones where addresses of the network agree
   */
  record Network(int address, int mask) {
    boolean contains(String host) {
      return (Ipv4Address.parse(host) & mask) == address;
    }

    static final class Converter implements ITypeConverter<Network> {
      @Override
      public Network convert(String text) {
        String[] parts = text.split("/", -1);
        try {
          int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : 32;
          if (parts.length <= 2 && bits >= 0 && bits <= 32) {
            int mask = bits == 0 ? 0 : -1 << (32 - bits);
            return new Network(Ipv4Address.parse(parts[0]) & mask, mask);
          }
        } catch (IllegalArgumentException e) {
          // Said below, for all of them.
        }
        throw new TypeConversionException(
            "expected a network such as 192.0.2.0/24 but was '" + text + "'");
      }
    }
  }

  static final class OutcomeConverter implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String text) {
      return Arrays.stream(Outcome.values())
          .filter(outcome -> word(outcome).equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected "
                          + Arrays.stream(Outcome.values())
                              .map(OutcomeConverter::word)
                              .collect(Collectors.joining(", "))
                          + " but was '"
                          + text
                          + "'"));
    }

    private static String word(Outcome outcome) {
      return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
