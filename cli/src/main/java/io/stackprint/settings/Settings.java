package io.stackprint.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts of all that is set: the command line before the environment, the environment before
 * the file. An empty text on the command line or in the environment counts as not set.
 */
public final class Settings {
  private final Map<Setting, String> commandLine;
  private final Map<String, String> environment;
  private final Optional<SettingsFile> file;

  /**
   * The settings of a process.
   *
   * @param commandLine what the options say
   * @param environment the variables of the process; those of others are not looked at
   * @param file the file that was named, if one was
   */
  public Settings(
      Map<Setting, String> commandLine,
      Map<String, String> environment,
      Optional<SettingsFile> file) {
    this.commandLine = Map.copyOf(commandLine);
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /** The names that a file may use, for a complaint. */
  static String names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(Setting.values()).map(Setting::key).sorted().forEach(names::add);
    Arrays.stream(Family.values()).map(family -> family.prefix() + "*").forEach(names::add);
    return String.join(", ", names);
  }

  /** What is set, if anything is. */
  public Optional<String> text(Setting setting) {
    return value(setting).map(Value::text);
  }

  /**
   * A setting that must be there.
   *
   * @param why what it is needed for, a sentence
   * @throws SettingException if it is not; names all three spellings
   */
  public String required(Setting setting, String why) {
    return text(setting)
        .orElseThrow(
            () ->
                new SettingException(
                    "%s: give %s, $%s, or %s in the file of --config"
                        .formatted(why, setting.option(), setting.variable(), setting.key())));
  }

  /** The complaint that a setting is not what is expected, where it stands; for one that is set. */
  public SettingException refused(Setting setting, String expected) {
    return value(setting)
        .orElseThrow(() -> new IllegalStateException(setting + " is not set"))
        .refused(expected);
  }

  /**
   * A whole number.
   *
   * @throws SettingException if something else is set
   */
  public Optional<Integer> number(Setting setting, int least, int most) {
    return value(setting).map(value -> number(value, least, most));
  }

  /**
   * One of several words.
   *
   * @param words what may be set; the first one counts when nothing is
   * @throws SettingException if something else is set
   */
  public String word(Setting setting, String... words) {
    return value(setting).map(value -> word(value, List.of(words))).orElseGet(() -> words[0]);
  }

  private static String word(Value value, List<String> words) {
    if (!words.contains(value.text())) {
      throw value.refused(String.join(" or ", words));
    }
    return value.text();
  }

  private static int number(Value value, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(value.text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw value.refused(expected);
  }

  /** Everything that is set in a family, by the names that it has there. May hold secrets. */
  public Map<String, String> family(Family family) {
    Map<String, String> found = new HashMap<>();
    file.ifPresent(
        lines ->
            lines.keys().stream()
                .filter(key -> key.startsWith(family.prefix()))
                .forEach(key -> found.put(inFamily(family, key), lines.valueOf(key).text())));
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(family.variablePrefix()) && !value.isEmpty()) {
            String name = variable.substring(family.variablePrefix().length());
            found.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return Map.copyOf(found);
  }

  private static String inFamily(Family family, String key) {
    return key.substring(family.prefix().length());
  }

  private Optional<Value> value(Setting setting) {
    return given(commandLine.get(setting), setting.option())
        .or(() -> given(environment.get(setting.variable()), "$" + setting.variable()))
        .or(() -> file.flatMap(lines -> lines.value(setting)));
  }

  private static Optional<Value> given(@Nullable String text, String origin) {
    return Optional.ofNullable(text)
        .filter(given -> !given.isEmpty())
        .map(given -> new Value(given, origin));
  }
}
