package io.stackprint.report;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.matcher.explain.ComparedAttribute;
import io.stackprint.matcher.explain.ComparedLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One attribute of a subject against two references, or one. */
record ComparedPair(
    Attribute attribute, Optional<ComparedAttribute> a, Optional<ComparedAttribute> b) {

  /** The attributes of one test line that any side has, in Nmap's order. */
  static List<ComparedPair> of(Optional<ComparedLine> a, Optional<ComparedLine> b) {
    Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
    Stream.of(a, b)
        .flatMap(Optional::stream)
        .flatMap(line -> line.attributes().stream())
        .forEach(compared -> attributes.add(compared.attribute()));
    return attributes.stream()
        .map(
            attribute ->
                new ComparedPair(
                    attribute,
                    a.flatMap(line -> line.attribute(attribute)),
                    b.flatMap(line -> line.attribute(attribute))))
        .toList();
  }

  /** What the subject shows. */
  Optional<String> observed() {
    return a.or(() -> b).flatMap(ComparedAttribute::observed);
  }

  /** True when both expect the same. */
  boolean isSame() {
    Optional<String> expected = a.flatMap(ComparedAttribute::expected);
    return expected.isPresent() && expected.equals(b.flatMap(ComparedAttribute::expected));
  }

  /** True when one of the two wins what the other loses. */
  boolean tells() {
    return a.isPresent()
        && b.isPresent()
        && a.get().result().isCompared()
        && b.get().result().isCompared()
        && a.get().result() != b.get().result();
  }
}
