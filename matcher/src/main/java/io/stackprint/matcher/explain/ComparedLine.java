package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.List;
import java.util.Optional;

/**
 * One test line, attribute by attribute.
 *
 * @param test which
 * @param attributes that either side has, in Nmap's order; of T and TG, where the reference expects
 *     both, only the one that the subject has, T where it has neither
 */
public record ComparedLine(TestName test, List<ComparedAttribute> attributes) {

  /** Copies the list. */
  public ComparedLine {
    attributes = List.copyOf(attributes);
  }

  /** The points that are won in this line. */
  public int matched() {
    return attributes.stream().mapToInt(ComparedAttribute::matched).sum();
  }

  /** The points that could be won in this line. */
  public int possible() {
    return attributes.stream().mapToInt(ComparedAttribute::possible).sum();
  }

  /** One attribute, empty when neither side has it. */
  public Optional<ComparedAttribute> attribute(Attribute attribute) {
    return attributes.stream().filter(compared -> compared.attribute() == attribute).findFirst();
  }
}
