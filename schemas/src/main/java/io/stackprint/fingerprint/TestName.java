package io.stackprint.fingerprint;

import static io.stackprint.fingerprint.Attribute.*;

import java.util.List;
import java.util.Optional;

/**
 * The test lines of a fingerprint in the order in which Nmap prints them, with the attributes that
 * each can hold.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">TCP/IP Fingerprinting Methods</a>
 */
public enum TestName {
  SEQ(SP, GCD, ISR, TI, CI, II, SS, TS),
  OPS(O1, O2, O3, O4, O5, O6),
  WIN(W1, W2, W3, W4, W5, W6),
  ECN(R, DF, T, TG, W, O, CC, Q),
  T1(R, DF, T, TG, S, A, F, RD, Q),
  T2(R, DF, T, TG, W, S, A, F, O, RD, Q),
  T3(R, DF, T, TG, W, S, A, F, O, RD, Q),
  T4(R, DF, T, TG, W, S, A, F, O, RD, Q),
  T5(R, DF, T, TG, W, S, A, F, O, RD, Q),
  T6(R, DF, T, TG, W, S, A, F, O, RD, Q),
  T7(R, DF, T, TG, W, S, A, F, O, RD, Q),
  U1(R, DF, T, TG, IPL, UN, RIPL, RID, RIPCK, RUCK, RUD),
  IE(R, DFI, T, TG, CD);

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Attribute> attributes;

  TestName(Attribute... attributes) {
    this.attributes = List.of(attributes);
  }

  /** The attributes that this line can hold, in Nmap's order. */
  public List<Attribute> attributes() {
    return attributes;
  }

  /** True for the lines that say whether their probe was answered: all but SEQ, OPS and WIN. */
  public boolean hasResponsiveness() {
    return attributes.contains(R);
  }

  /** The test of this name, spelled exactly as Nmap spells it, if there is one. */
  public static Optional<TestName> named(String name) {
    for (TestName test : values()) {
      if (test.name().equals(name)) {
        return Optional.of(test);
      }
    }
    return Optional.empty();
  }

  /** The attribute of this name that this line can hold, if there is one. */
  public Optional<Attribute> attributeNamed(String name) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
