package io.stackprint.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One thing that a principal must be allowed to do.
 *
 * @param resource a name, or the prefix of all that are meant
 * @param operations all of them
 */
public record Need(ResourcePattern resource, List<AclOperation> operations) {
  /** Copies the list. */
  public Need {
    operations = List.copyOf(operations);
  }

  static Need of(ResourceType type, String name, AclOperation... operations) {
    return new Need(new ResourcePattern(type, name, PatternType.LITERAL), List.of(operations));
  }

  /** For all names that begin so; an empty prefix means every name. */
  static Need ofAll(ResourceType type, String prefix, AclOperation... operations) {
    var pattern =
        prefix.isEmpty()
            ? new ResourcePattern(type, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL)
            : new ResourcePattern(type, prefix, PatternType.PREFIXED);
    return new Need(pattern, List.of(operations));
  }

  /** True for more than one name. */
  boolean isOfMany() {
    return resource.patternType() == PatternType.PREFIXED || isOfAll();
  }

  private boolean isOfAll() {
    return resource.name().equals(ResourcePattern.WILDCARD_RESOURCE);
  }

  /** What the names begin with; the whole name, if it is one. */
  String prefix() {
    return isOfAll() ? "" : resource.name();
  }

  /** The kind of the resource, such as {@code topic}. */
  public String kind() {
    return resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The name, with a star behind a prefix. */
  public String name() {
    return isOfMany() ? prefix() + "*" : resource.name();
  }

  /** Operations as Kafka's tools spell them, such as {@code Read, DescribeConfigs}. */
  public static String words(Collection<AclOperation> operations) {
    return operations.stream().map(Need::word).collect(Collectors.joining(", "));
  }

  private static String word(AclOperation operation) {
    return Arrays.stream(operation.name().split("_"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
