package io.stackprint.settings;

/**
 * What a setting is set to.
 *
 * @param text as it was written; may be a secret
 * @param origin where it stands, such as {@code stackprint.properties:3: topic.prefix} or {@code
 *     --topic-prefix}
 */
record Value(String text, String origin) {
  /** The complaint that it is not what is expected. */
  SettingException refused(String expected) {
    return new SettingException("%s: expected %s but was '%s'".formatted(origin, expected, text));
  }

  /** Its origin: the text may be a secret. */
  @Override
  public String toString() {
    return origin;
  }
}
