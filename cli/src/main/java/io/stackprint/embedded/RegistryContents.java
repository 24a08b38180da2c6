package io.stackprint.embedded;

import io.stackprint.topics.Compatibility;
import io.stackprint.topics.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * All that a registry knows, as a value: every change makes a new one, so that a change which
 * cannot be saved has not happened.
 *
 * @param schemas [id - 1], each as Avro prints it; a schema has the same id under every subject
 * @param subjects [version - 1], ids of the schemas of each subject
 * @param level the level for subjects without one of their own
 * @param levels the levels of subjects with one of their own
 */
record RegistryContents(
    List<String> schemas,
    SortedMap<String, List<Integer>> subjects,
    Compatibility level,
    SortedMap<String, Compatibility> levels) {
  static final RegistryContents EMPTY =
      new RegistryContents(List.of(), new TreeMap<>(), Compatibility.BACKWARD, new TreeMap<>());

  /** One version of one subject. */
  record Version(String subject, int version, int id, String schema) {}

  /**
   * With this schema as the subject's latest version; the same contents if it is one of its
   * versions already.
   */
  RegistryContents register(String subject, Schema schema) {
    String text = schema.toString();
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    if (versions.contains(schemas.indexOf(text) + 1)) {
      return this;
    }
    List<String> faults = faults(subject, schema, versions);
    if (!faults.isEmpty()) {
      throw RegistryFault.incompatible(subject, String.join("; ", faults));
    }
    List<String> known = schemas.contains(text) ? schemas : with(schemas, text);
    var changed = new TreeMap<>(subjects);
    changed.put(subject, with(versions, known.indexOf(text) + 1));
    return new RegistryContents(known, changed, level, levels);
  }

  /** What speaks against a schema, compared with some versions of a subject, at its level. */
  List<String> faults(String subject, Schema schema, List<Integer> ids) {
    List<Schema> earlier = ids.stream().map(id -> parsed(schema(id))).toList();
    return levels.getOrDefault(subject, level).faults(schema, earlier);
  }

  RegistryContents withLevel(Compatibility level) {
    return new RegistryContents(schemas, subjects, level, levels);
  }

  RegistryContents withLevel(String subject, Compatibility level) {
    var changed = new TreeMap<>(levels);
    changed.put(subject, level);
    return new RegistryContents(schemas, subjects, this.level, changed);
  }

  RegistryContents withoutLevel(String subject) {
    var changed = new TreeMap<>(levels);
    if (changed.remove(subject) == null) {
      throw RegistryFault.noLevel(subject);
    }
    return new RegistryContents(schemas, subjects, level, changed);
  }

  /** The text of a schema. */
  String schema(int id) {
    if (id < 1 || id > schemas.size()) {
      throw RegistryFault.noSchema();
    }
    return schemas.get(id - 1);
  }

  /** The ids of a subject's versions, oldest first. */
  List<Integer> versions(String subject) {
    List<Integer> ids = subjects.get(subject);
    if (ids == null) {
      throw RegistryFault.noSubject(subject);
    }
    return ids;
  }

  /** One version of a subject. */
  Version version(String subject, int version) {
    List<Integer> ids = versions(subject);
    if (version < 1 || version > ids.size()) {
      throw RegistryFault.noVersion(version);
    }
    int id = ids.get(version - 1);
    return new Version(subject, version, id, schema(id));
  }

  /** The version of a subject that is this schema. */
  Version lookup(String subject, Schema schema) {
    int position = versions(subject).indexOf(schemas.indexOf(schema.toString()) + 1);
    if (position < 0) {
      throw RegistryFault.noSchema();
    }
    return version(subject, position + 1);
  }

  /** Every version of every subject that is the schema of this id. */
  List<Version> uses(int id) {
    schema(id);
    var uses = new ArrayList<Version>();
    subjects.forEach(
        (subject, ids) -> {
          if (ids.contains(id)) {
            uses.add(version(subject, ids.indexOf(id) + 1));
          }
        });
    return uses;
  }

  /** The schema of this text. */
  static Schema parsed(String text) {
    try {
      return SchemaText.parse(text);
    } catch (SchemaParseException e) {
      throw RegistryFault.invalidSchema(String.valueOf(e.getMessage()));
    }
  }

  private static <T> List<T> with(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }
}
