package io.stackprint.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.fingerprint.Rules;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;

/** The worked examples in {@code matching-vectors.json}. */
public final class MatchingVectors {
  private MatchingVectors() {}

  /** All examples of one kind, named by their ids. */
  public static Stream<Named<JsonNode>> ofKind(String kind) {
    try (InputStream text = MatchingVectors.class.getResourceAsStream("/matching-vectors.json")) {
      JsonNode vectors = new ObjectMapper().readTree(text).get("vectors");
      return StreamSupport.stream(vectors.spliterator(), false)
          .filter(vector -> vector.get("kind").asText().equals(kind))
          .map(vector -> Named.of(vector.get("id").asText(), vector));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules of an example: those of the release, defects included. */
  public static Rules rules(JsonNode vector) {
    boolean old = vector.get("profile").asText().equals("793");
    return new Rules(old ? NmapProfile.NMAP_7_93 : NmapProfile.NMAP_7_99, true);
  }
}
