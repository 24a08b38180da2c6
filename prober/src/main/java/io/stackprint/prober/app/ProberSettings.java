package io.stackprint.prober.app;

import io.stackprint.prober.target.AllowList;
import io.stackprint.record.NmapProfile;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a prober is, whatever it is asked for.
 *
 * @param scope name of the network that it probes; it takes up no request for another. Letters,
 *     digits, dot, dash and underscore, at most 60: it is part of the names of consumer groups
 * @param sensor name of this prober
 * @param allowed what may be probed at all; asked again before each packet
 * @param profile whose source ports to use where Nmap's releases differ
 * @param device the only interface to use, if there is to be one
 * @param source IPv4 address to send from, if not the system's choice
 */
public record ProberSettings(
    String scope,
    String sensor,
    AllowList allowed,
    NmapProfile profile,
    Optional<String> device,
    OptionalInt source) {
  private static final Pattern SCOPE = Pattern.compile("[a-zA-Z0-9._-]{1,60}");

  /**
   * Checks the scope.
   *
   * @throws IllegalArgumentException if it is not as described above
   */
  public ProberSettings {
    if (!SCOPE.matcher(scope).matches()) {
      throw new IllegalArgumentException(
          "scope: expected at most 60 letters, digits, dots, dashes and underscores");
    }
  }
}
