package io.stackprint.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackprint.refusal.Quoted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A schema registry reached over Confluent's REST API: Confluent's own, Apicurio's (under {@code
 * /apis/ccompat/v7}), Karapace, Redpanda's, and the embedded one. Ids never change, so they are
 * asked for once. Safe for many threads.
 *
 * <p>Every method throws {@link RegistryUnavailableException} when no registry answers, and {@link
 * RegistryRefusalException} when one says no and nothing else is promised. Schemas that refer to
 * other subjects, and those of other kinds than Avro, are refused.
 */
public final class RegistryClient implements SchemaRegistry {
  private static final int NO_SUBJECT = 40401;
  private static final int NO_VERSION = 40402;
  private static final int NO_SCHEMA = 40403;

  private final RegistryConfig config;
  private final RegistryHttp http;
  private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  /** A client that asks nothing before it has to. */
  public RegistryClient(RegistryConfig config) {
    this.config = config;
    this.http = new RegistryHttp(config);
  }

  @Override
  public int idOf(String subject, Schema schema) {
    var key = new Registered(subject, schema);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = config.autoRegister() ? register(subject, schema) : requireId(subject, schema);
    ids.put(key, id);
    return id;
  }

  private int requireId(String subject, Schema schema) {
    return lookup(subject, schema)
        .orElseThrow(
            () ->
                new SerializationException(
                    "schema "
                        + schema.getFullName()
                        + " is not registered under "
                        + subject
                        + ", and auto.register.schemas is false"));
  }

  @Override
  public Optional<Schema> schema(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Schema> found =
        unless(List.of(NO_SCHEMA), () -> http.get("/schemas/ids/" + id))
            .map(answer -> parsed("schema id " + id, answer));
    found.ifPresent(schema -> schemas.put(id, schema));
    return found;
  }

  /**
   * Registers a schema; one that is registered already keeps its id.
   *
   * @return its id
   * @throws RegistryRefusalException if it is not compatible with the subject's earlier versions
   *     (error code 409), or invalid (42201)
   */
  public int register(String subject, Schema schema) {
    return http.post("/subjects/" + segment(subject) + "/versions", body(schema))
        .path("id")
        .asInt();
  }

  /** The id of a schema under a subject, empty when it is not registered there. */
  public Optional<Integer> lookup(String subject, Schema schema) {
    return unless(
            List.of(NO_SUBJECT, NO_SCHEMA),
            () -> http.post("/subjects/" + segment(subject), body(schema)))
        .map(answer -> answer.path("id").asInt());
  }

  /** The latest schema of a subject, empty when there is no such subject. */
  public Optional<Schema> latest(String subject) {
    return unless(
            List.of(NO_SUBJECT, NO_VERSION),
            () -> http.get("/subjects/" + segment(subject) + "/versions/latest"))
        .map(answer -> parsed("the latest schema of " + subject, answer));
  }

  /** All subjects, in the registry's order. */
  public List<String> subjects() {
    return StreamSupport.stream(http.get("/subjects").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /**
   * Whether a schema could become the next version of a subject, by the level that is set for it.
   * The first version of a subject always can.
   */
  public boolean compatible(String subject, Schema schema) {
    String path = "/compatibility/subjects/" + segment(subject) + "/versions/latest";
    return unless(List.of(NO_SUBJECT, NO_VERSION), () -> http.post(path, body(schema)))
        .map(answer -> answer.path("is_compatible").asBoolean())
        .orElse(true);
  }

  /** The level that counts for subjects without one of their own. */
  public Compatibility compatibility() {
    return Compatibility.valueOf(http.get("/config").path("compatibilityLevel").asText());
  }

  /** Sets the level for subjects without one of their own. */
  public void setCompatibility(Compatibility level) {
    http.put("/config", JsonNodeFactory.instance.objectNode().put("compatibility", level.name()));
  }

  /** Sets the level of one subject. */
  public void setCompatibility(String subject, Compatibility level) {
    http.put(
        "/config/" + segment(subject),
        JsonNodeFactory.instance.objectNode().put("compatibility", level.name()));
  }

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static String segment(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The answer, empty when the registry says no with one of these codes. */
  private static Optional<JsonNode> unless(List<Integer> codes, Supplier<JsonNode> question) {
    try {
      return Optional.of(question.get());
    } catch (RegistryRefusalException refusal) {
      if (codes.contains(refusal.errorCode())) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private static Schema parsed(String what, JsonNode answer) {
    String kind = answer.path("schemaType").asText("AVRO");
    if (!kind.equals("AVRO")) {
      throw new SerializationException(what + " is of kind " + Quoted.of(kind) + ", not AVRO");
    }
    try {
      return SchemaText.parse(answer.path("schema").asText());
    } catch (SchemaParseException e) {
      throw new SerializationException(what + " is no complete Avro schema: " + e.getMessage(), e);
    }
  }

  private record Registered(String subject, Schema schema) {}
}
