package io.stackprint.fingerprinter.derive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.fingerprint.Rules;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The worked examples that the schemas module keeps: inputs and what Nmap makes of them. */
final class Vectors {
  private static final Path FILE =
      Path.of("../schemas/src/test/resources/os-detection-vectors.json");

  private Vectors() {}

  /** One example. */
  record Vector(String id, Rules rules, JsonNode input, JsonNode expected) {
    /** A text that is expected, empty where the attribute is absent. */
    Optional<String> text(String name) {
      return Optional.ofNullable(expected.get(name))
          .filter(node -> !node.isNull())
          .map(JsonNode::asText);
    }

    List<Integer> ints(String name) {
      List<Integer> ints = new ArrayList<>();
      input.get(name).forEach(node -> ints.add(node.intValue()));
      return ints;
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Vector> ofKind(String kind) {
    try {
      JsonNode all = new ObjectMapper().readTree(FILE.toFile()).get("vectors");
      return StreamSupport.stream(all.spliterator(), false)
          .filter(node -> node.get("kind").asText().equals(kind))
          .map(
              node ->
                  new Vector(
                      node.get("id").asText(),
                      rules(node.path("profile").asText("cur")),
                      node.get("input"),
                      node.get("expected")));
    } catch (IOException noVectors) {
      throw new UncheckedIOException(noVectors);
    }
  }

  private static Rules rules(String profile) {
    return profile.equals("793") ? new Rules(NmapProfile.NMAP_7_93, false) : Rules.DEFAULT;
  }
}
