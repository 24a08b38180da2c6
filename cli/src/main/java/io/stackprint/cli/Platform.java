package io.stackprint.cli;

import java.util.Locale;

/** The platform triple of this machine, in the words of GNU's config.guess. */
final class Platform {
  private Platform() {}

  /** Such as {@code x86_64-pc-linux-gnu}. */
  static String triple() {
    return cpu(System.getProperty("os.arch")) + system(System.getProperty("os.name"));
  }

  private static String cpu(String arch) {
    return switch (arch) {
      case "amd64", "x86_64" -> "x86_64";
      case "x86", "i386" -> "i686";
      default -> arch;
    };
  }

  private static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "-apple-darwin";
    }
    return lower.startsWith("windows") ? "-pc-windows-windows" : "-pc-linux-gnu";
  }
}
