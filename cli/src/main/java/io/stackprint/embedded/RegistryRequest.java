package io.stackprint.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackprint.topics.Compatibility;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * A question to the registry, as far as its route has taken it apart.
 *
 * @param arguments the variable segments of the path, decoded
 * @param body what came with it; a missing node if nothing did
 * @param verbose whether reasons are wanted too
 */
record RegistryRequest(List<String> arguments, JsonNode body, boolean verbose) {
  /** The subject: always the first argument. */
  String subject() {
    return arguments.get(0);
  }

  /** The version: always the second argument, with "latest" for the last of so many. */
  int version(int latest) {
    String text = arguments.get(1);
    if (text.equals("latest") || text.equals("-1")) {
      return latest;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw RegistryFault.invalidVersion(text);
    }
    return Integer.parseInt(text);
  }

  /** The schema id: the first argument. */
  int id() {
    String text = arguments.get(0);
    if (!text.matches("[0-9]{1,9}")) {
      throw RegistryFault.noSchema();
    }
    return Integer.parseInt(text);
  }

  /** The schema in the body. */
  Schema schema() {
    if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
      throw RegistryFault.invalidSchema("only AVRO is supported");
    }
    if (!body.path("references").isEmpty()) {
      throw RegistryFault.invalidSchema("references are not supported");
    }
    if (!body.path("schema").isTextual()) {
      throw RegistryFault.invalidSchema("the field 'schema' is missing");
    }
    return RegistryContents.parsed(body.path("schema").asText());
  }

  /** The compatibility level in the body. */
  Compatibility level() {
    String text = body.path("compatibility").asText();
    try {
      return Compatibility.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw RegistryFault.invalidLevel(text);
    }
  }
}
