package io.stackprint.fingerprint;

import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.SubjectFingerprint;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line above the test lines that says how and when a fingerprint was taken.
 *
 * @param version V: version of the scanner, as it prints it
 * @param date D: local date when printed
 * @param openTcp OT: open TCP port, 0 to 65535
 * @param closedTcp CT: closed TCP port that was known, 0 to 65535
 * @param closedUdp CU: closed UDP port that was known, 0 to 65535
 * @param privateAddress PV: the target's address is not one of the public internet
 * @param distance DS: network distance, hops; a lying target can make it negative
 * @param method DC: how the distance is known
 * @param good G: the conditions were good enough for the fingerprint to be submitted
 * @param vendor M: first three octets of the target's MAC address, six upper-case hexadecimal
 *     digits
 * @param printedAtSeconds TM: time when printed, seconds since the Unix epoch, 0 or more
 * @param platform P: platform of the scanner
 * @see <a href="https://nmap.org/book/osdetect-fingerprint-format.html">SCAN line</a>
 */
public record ScanLine(
    String version,
    MonthDay date,
    Optional<Integer> openTcp,
    Optional<Integer> closedTcp,
    Optional<Integer> closedUdp,
    boolean privateAddress,
    Optional<Integer> distance,
    Optional<DistanceMethod> method,
    boolean good,
    Optional<String> vendor,
    long printedAtSeconds,
    String platform) {

  static final String NAME = "SCAN";

  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^%()=]]*");
  private static final Pattern VENDOR = Pattern.compile("[0-9A-F]{6}");

  /**
   * Checks what its text could not carry.
   *
   * @throws IllegalArgumentException if version or platform hold a character that ends a value, or
   *     the vendor is not six upper-case hexadecimal digits
   */
  public ScanLine {
    if (!PLAIN.matcher(version).matches() || !PLAIN.matcher(platform).matches()) {
      throw new IllegalArgumentException("version '" + version + "', platform '" + platform + "'");
    }
    if (vendor.isPresent() && !VENDOR.matcher(vendor.get()).matches()) {
      throw new IllegalArgumentException("vendor '" + vendor.get() + "'");
    }
    if (printedAtSeconds < 0) {
      throw new IllegalArgumentException("printed at " + printedAtSeconds);
    }
  }

  /**
   * The line of one subject.
   *
   * @param subject what was found; its own profile decides which addresses count as private
   * @param version version of the program that prints
   * @param printed when it prints
   * @param good G: the conditions were good, and the fingerprint is printed in the wrapped form
   * @param platform platform triple of the program that prints
   */
  public static ScanLine of(
      SubjectFingerprint subject,
      String version,
      ZonedDateTime printed,
      boolean good,
      String platform) {
    PortsUsed ports = subject.getPorts();
    return new ScanLine(
        version,
        MonthDay.from(printed),
        ports.getOpenTcp(),
        ports.getClosedTcp(),
        ports.getClosedUdp(),
        ReservedAddresses.of(subject.getProfile()).contains(subject.getAddress()),
        subject.getDistance().map(Distance::getHops),
        subject.getDistance().map(Distance::getMethod),
        good,
        subject.getMacAddress().map(ScanLine::vendorOf),
        printed.toEpochSecond(),
        platform);
  }

  /** The line as Nmap prints it, without a newline. */
  public String text() {
    return NAME
        + ("(V=" + version + "%E=4")
        + ("%D=" + date.getMonthValue() + "/" + date.getDayOfMonth())
        + ("%OT=" + port(openTcp) + "%CT=" + port(closedTcp) + "%CU=" + port(closedUdp))
        + ("%PV=" + yesOrNo(privateAddress))
        + distance.map(hops -> "%DS=" + hops).orElse("")
        + method.map(how -> "%DC=" + how.name().charAt(0)).orElse("")
        + ("%G=" + yesOrNo(good))
        + vendor.map(prefix -> "%M=" + prefix).orElse("")
        + ("%TM=" + Long.toHexString(printedAtSeconds).toUpperCase(Locale.ROOT))
        + ("%P=" + platform + ")");
  }

  @Override
  public String toString() {
    return text();
  }

  private static String vendorOf(String macAddress) {
    return macAddress.replace(":", "").substring(0, 6).toUpperCase(Locale.ROOT);
  }

  private static String port(Optional<Integer> port) {
    return port.map(String::valueOf).orElse("");
  }

  private static String yesOrNo(boolean value) {
    return value ? "Y" : "N";
  }
}
