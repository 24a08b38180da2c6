package io.stackprint.fingerprint;

import java.util.Optional;

/**
 * The attributes of all test lines, in an order that agrees with Nmap's order within each line: a
 * sorted map over this enum prints every line as Nmap does.
 *
 * @see TestName#attributes()
 */
public enum Attribute {
  SP,
  GCD,
  ISR,
  TI,
  CI,
  II,
  SS,
  TS,
  O1,
  O2,
  O3,
  O4,
  O5,
  O6,
  W1,
  W2,
  W3,
  W4,
  W5,
  W6,
  R,
  DF,
  DFI,
  T,
  TG,
  W,
  S,
  A,
  F,
  O,
  CC,
  RD,
  Q,
  IPL,
  UN,
  RIPL,
  RID,
  RIPCK,
  RUCK,
  RUD,
  CD;

  /** The attribute of this name, spelled exactly as Nmap spells it, if there is one. */
  public static Optional<Attribute> named(String name) {
    for (Attribute attribute : values()) {
      if (attribute.name().equals(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
