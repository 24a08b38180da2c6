package io.stackprint.cluster;

import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import java.util.regex.Pattern;

/** What stands before the name of every topic of an installation. */
public final class TopicPrefix {
  // Kafka allows 249 characters in all; the names of runs and internal topics come behind.
  private static final Pattern TEXT = Pattern.compile("[a-zA-Z0-9._-]{0,120}");

  private TopicPrefix() {}

  /**
   * The prefix that is set, empty if none is.
   *
   * @throws io.stackprint.settings.SettingException if it cannot stand in the name of a topic
   */
  public static String of(Settings settings) {
    String prefix = settings.text(Setting.TOPIC_PREFIX).orElse("");
    if (!TEXT.matcher(prefix).matches()) {
      throw settings.refused(
          Setting.TOPIC_PREFIX, "at most 120 letters, digits, dots, dashes and underscores");
    }
    return prefix;
  }
}
