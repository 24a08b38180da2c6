package io.stackprint.cli;

import io.stackprint.record.NmapProfile;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;

/** By whose rules the services of an installation work. */
final class ProfileSetting {
  private ProfileSetting() {}

  /**
   * What is set.
   *
   * @throws io.stackprint.settings.SettingException if it is no release that we know
   */
  static NmapProfile of(Settings settings) {
    String profile = settings.word(Setting.NMAP_PROFILE, "7.99", "7.93");
    return profile.equals("7.93") ? NmapProfile.NMAP_7_93 : NmapProfile.NMAP_7_99;
  }
}
