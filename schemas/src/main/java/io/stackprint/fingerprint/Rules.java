package io.stackprint.fingerprint;

import io.stackprint.record.NmapProfile;

/**
 * Whose rules count where releases of Nmap differ.
 *
 * @param profile the release
 * @param strict also reproduce what the release does against its own documentation (its defects),
 *     for comparisons with that release; off in production
 */
public record Rules(NmapProfile profile, boolean strict) {
  /** The rules of Nmap 7.99 without its defects. */
  public static final Rules DEFAULT = new Rules(NmapProfile.NMAP_7_99, false);

  /** True when the rules of Nmap 7.93 count. */
  public boolean is793() {
    return profile == NmapProfile.NMAP_7_93;
  }
}
