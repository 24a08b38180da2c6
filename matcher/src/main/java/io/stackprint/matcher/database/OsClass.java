package io.stackprint.matcher.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class of operating systems or devices, as a Class line states it.
 *
 * @param vendor such as {@code Linux}
 * @param family such as {@code Linux} or {@code embedded}
 * @param generation such as {@code 2.6.X}; empty when the database states none
 * @param deviceType such as {@code general purpose}
 * @param cpes CPE names as the database has them, in the URI binding of CPE 2.2
 */
public record OsClass(
    String vendor,
    String family,
    Optional<String> generation,
    String deviceType,
    List<String> cpes) {

  /** Copies the list. */
  public OsClass {
    cpes = List.copyOf(cpes);
  }

  /** The class without its CPE names: of those that agree in all else, Nmap lists one. */
  public OsClass withoutCpes() {
    return new OsClass(vendor, family, generation, deviceType, List.of());
  }

  /** True when vendor and family agree. */
  public boolean isSameOsAs(OsClass other) {
    return vendor.equals(other.vendor) && family.equals(other.family);
  }

  OsClass withCpe(String cpe) {
    var more = new ArrayList<>(cpes);
    more.add(cpe);
    return new OsClass(vendor, family, generation, deviceType, more);
  }
}
