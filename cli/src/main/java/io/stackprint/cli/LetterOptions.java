package io.stackprint.cli;

import io.stackprint.letters.LetterFilter;
import io.stackprint.letters.LetterId;
import io.stackprint.topics.Service;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which dead letters are meant. */
final class LetterOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli injects it
  private CommandSpec command;

  // Not converted by picocli, which would take what cannot be converted for unmatched.
  @Parameters(
      arity = "0..*",
      paramLabel = "LETTER",
      description = "These alone, as list prints them: matcher/0/12")
  private List<String> letters = List.of();

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "Of this service alone: prober, fingerprinter or matcher.")
  @Nullable Service service;

  @Option(
      names = "--cause",
      paramLabel = "TEXT",
      description = "Only those whose cause has this text in it, in any case.")
  @Nullable String cause;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Not those of before: 2026-01-31T12:00:00Z, or how long ago: 90m, 12h, 7d. Time is the"
              + " record's own.")
  @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Not those of this time or later.")
  @Nullable Instant until;

  /** The letters that these options mean. */
  LetterFilter filter() {
    Set<LetterId> ids = new HashSet<>();
    letters.forEach(text -> ids.add(id(text)));
    return new LetterFilter(
        services(ids),
        ids,
        Optional.ofNullable(cause),
        Optional.ofNullable(since).orElse(Instant.MIN),
        Optional.ofNullable(until).orElse(Instant.MAX));
  }

  private LetterId id(String text) {
    try {
      return LetterId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "'" + text + "' is no letter: " + e.getMessage());
    }
  }

  private Set<Service> services(Set<LetterId> ids) {
    if (service != null) {
      return Set.of(service);
    }
    Set<Service> named = EnumSet.noneOf(Service.class);
    ids.forEach(id -> named.add(id.service()));
    return named.isEmpty() ? EnumSet.allOf(Service.class) : named;
  }

  /** True when nothing narrows them down. */
  boolean meanAll() {
    return letters.isEmpty() && service == null && cause == null && since == null && until == null;
  }

  /** Reads a time, or how long ago it was. */
  static final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return PointInTime.parse(text, Instant.now())
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no time: expected 2026-01-31T12:00:00Z, 90m, 12h or 7d"));
    }
  }
}
