package io.stackprint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the build wrote it into the jar. */
final class Version implements IVersionProvider {
  /** The version, such as {@code 0.1.0}. */
  static String text() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/stackprint.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Stackprint " + text()};
  }
}
