package io.stackprint.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings from a file of Java properties (UTF-8), each with its line, which {@link Properties}
 * alone would not tell. Values appear in no message: they may be secrets.
 */
public final class SettingsFile {
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final String name;

  /** A value, and the line that it starts on, counted from 1. */
  record Line(int number, String value) {}

  private SettingsFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws SettingException if it is not what we expect, with file and line
   */
  public static SettingsFile read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllLines(file));
  }

  static SettingsFile parse(String name, List<String> physicalLines) {
    var file = new SettingsFile(name);
    var logical = new StringBuilder();
    int start = 1;
    int number = 0;
    for (String line : physicalLines) {
      number++;
      logical.append(line).append('\n');
      if (!isContinued(line, logical)) {
        file.add(start, logical.toString());
        logical.setLength(0);
        start = number + 1;
      }
    }
    file.add(start, logical.toString());
    return file;
  }

  // A line goes on after an odd number of backslashes at its end; comments never do.
  private static boolean isContinued(String line, CharSequence logical) {
    String text = logical.toString().stripLeading();
    if (text.startsWith("#") || text.startsWith("!")) {
      return false;
    }
    int backslashes = line.length() - line.replaceFirst("\\\\+$", "").length();
    return backslashes % 2 == 1;
  }

  private void add(int number, String logicalLine) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(logicalLine));
    } catch (IllegalArgumentException e) {
      throw new SettingException(name + ":" + number + ": expected four hex digits after \\u");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from a string: never
    }
    for (String key : properties.stringPropertyNames()) {
      requireKnown(number, key);
      Line before = lines.put(key, new Line(number, properties.getProperty(key).strip()));
      if (before != null) {
        throw new SettingException(
            "%s:%d: '%s' is set a second time, first on line %d"
                .formatted(name, number, key, before.number()));
      }
    }
  }

  private void requireKnown(int number, String key) {
    if (Setting.ofKey(key).isEmpty() && Family.ofKey(key).isEmpty()) {
      throw new SettingException(
          "%s:%d: unknown setting '%s': expected one of %s"
              .formatted(name, number, key, Settings.names()));
    }
  }

  /** The value of a setting, if the file has one. */
  Optional<Value> value(Setting setting) {
    return Optional.ofNullable(lines.get(setting.key()))
        .map(line -> new Value(line.value(), origin(setting.key(), line)));
  }

  /** All keys of the file. */
  Collection<String> keys() {
    return lines.keySet();
  }

  /** The value of a key that the file has. */
  Value valueOf(String key) {
    Line line = lines.get(key);
    if (line == null) {
      throw new IllegalStateException("no " + key + " in " + name);
    }
    return new Value(line.value(), origin(key, line));
  }

  private String origin(String key, Line line) {
    return name + ":" + line.number() + ": " + key;
  }
}
