package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.record.NmapProfile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which database to match against, and by whose rules. */
final class DatabaseOptions {
  @Option(
      names = "--os-db",
      paramLabel = "FILE",
      description = {
        "OS database in the nmap-os-db grammar. Default: the first found of $STACKPRINT_OS_DB,",
        "$NMAPDIR/nmap-os-db, /usr/share/nmap/nmap-os-db, /usr/local/share/nmap/nmap-os-db;",
        "otherwise the small one that Stackprint ships."
      })
  @Nullable Path osDb;

  @Option(
      names = "--nmap-profile",
      paramLabel = "7.93|7.99",
      defaultValue = "7.99",
      converter = ProfileConverter.class,
      description = "Whose rules count where Nmap's releases differ. Default: ${DEFAULT-VALUE}")
  NmapProfile profile = NmapProfile.NMAP_7_99;

  @Option(
      names = "--strict",
      description = {
        "Also reproduce that release's known defects,",
        "such as an uptime of zero where its book promises none."
      })
  boolean strict;

  Rules rules() {
    return new Rules(profile, strict);
  }

  Optional<Path> osDb() {
    return Optional.ofNullable(osDb);
  }

  static final class ProfileConverter implements ITypeConverter<NmapProfile> {
    @Override
    public NmapProfile convert(String text) {
      return switch (text) {
        case "7.93" -> NmapProfile.NMAP_7_93;
        case "7.99" -> NmapProfile.NMAP_7_99;
        default ->
            throw new TypeConversionException("expected 7.93 or 7.99 but was '" + text + "'");
      };
    }
  }
}
