package io.stackprint.topics;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records that the topics of the catalogue hold, found in its signatures: none is forgotten.
 */
public final class TopicRecords {
  private TopicRecords() {}

  /** Their schemas, sorted by name. */
  public static List<Schema> schemas() {
    return classes().stream()
        .map(type -> SpecificData.get().getSchema(type))
        .sorted(Comparator.comparing(Schema::getName))
        .toList();
  }

  private static List<Class<?>> classes() {
    return Arrays.stream(Topics.class.getMethods())
        .filter(method -> method.getReturnType() == Topic.class)
        .map(TopicRecords::valueType)
        .<Class<?>>flatMap(TopicRecords::records)
        .toList();
  }

  private static Class<?> valueType(Method topic) {
    var type = ((ParameterizedType) topic.getGenericReturnType()).getActualTypeArguments()[1];
    return type instanceof Class<?> plain ? plain : byte[].class;
  }

  /** The type itself, or the records inside the cases of a choice. */
  private static Stream<Class<?>> records(Class<?> type) {
    if (SpecificRecord.class.isAssignableFrom(type)) {
      return Stream.of(type);
    }
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .map(each -> each.getRecordComponents()[0].getType())
        : Stream.empty();
  }
}
