package io.stackprint.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.stackprint.topics.RegistryConfig.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.errors.InterruptException;

/**
 * One question to whichever registry answers: failover, retries, credentials, and what the status
 * of an answer means. Safe for many threads.
 */
final class RegistryHttp {
  private static final String JSON = "application/vnd.schemaregistry.v1+json";

  /** Statuses with which a registry, or a proxy before it, says "not now". */
  private static final Set<Integer> NOT_NOW = Set.of(408, 429, 500, 502, 503, 504);

  /** Statuses with which a registry says "no", if it also gives an error code. */
  private static final Set<Integer> NO = Set.of(404, 409, 422);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient http;
  private volatile int preferred; // index into config.addresses(): the one that answered last

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    // HTTP/2's upgrade from clear text confuses some registries.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  JsonNode get(String path) {
    return send("GET", path, Optional.empty());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, Optional.of(body.toString()));
  }

  JsonNode put(String path, JsonNode body) {
    return send("PUT", path, Optional.of(body.toString()));
  }

  private JsonNode send(String method, String path, Optional<String> body) {
    var faults = new TreeMap<URI, String>();
    for (int round = 0; round <= config.retries(); round++) {
      if (round > 0) {
        pause(round);
      }
      for (int i = 0; i < config.addresses().size(); i++) {
        int index = (preferred + i) % config.addresses().size();
        Address address = config.addresses().get(index);
        var answer = ask(address.url(), request(address, method, path, body), faults);
        if (answer.isPresent()) {
          preferred = index;
          return content(answer.get());
        }
      }
    }
    throw new RegistryUnavailableException(
        "no schema registry answered, asked " + (config.retries() + 1) + " times: " + faults);
  }

  /**
   * The answer of one registry; empty, with the reason in the faults, if another should be asked.
   */
  private Optional<HttpResponse<String>> ask(
      URI url, HttpRequest request, Map<URI, String> faults) {
    try {
      HttpResponse<String> answer =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (!NOT_NOW.contains(answer.statusCode())) {
        return Optional.of(answer);
      }
      faults.put(url, "status " + answer.statusCode());
    } catch (IOException e) {
      faults.put(url, reason(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    return Optional.empty();
  }

  private HttpRequest request(Address address, String method, String path, Optional<String> body) {
    var request =
        HttpRequest.newBuilder(URI.create(address.url() + path))
            .timeout(config.readTimeout())
            .header("Accept", JSON + ", application/json")
            .header("Content-Type", JSON)
            .method(method, body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    address.userInfo().ifPresent(user -> request.header("Authorization", "Basic " + base64(user)));
    return request.build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode content(HttpResponse<String> answer) {
    int status = answer.statusCode();
    JsonNode content = parsed(answer.body());
    if (status / 100 == 2 && !content.isMissingNode()) {
      return content;
    }
    if (status == 401 || status == 403) {
      throw new RegistryUnavailableException(
          "the schema registry at " + answer.uri() + " does not let us in: status " + status);
    }
    if (NO.contains(status) && content.path("error_code").isInt()) {
      throw new RegistryRefusalException(
          content.path("error_code").asInt(),
          "the schema registry refuses: "
              + content.path("message").asText()
              + " (error code "
              + content.path("error_code")
              + ")");
    }
    throw new RegistryUnavailableException(
        answer.uri() + " does not answer like a schema registry: status " + status);
  }

  private static JsonNode parsed(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }

  private void pause(int round) {
    Duration wait = config.retryWait().multipliedBy(1L << Math.min(round - 1, 16));
    try {
      Thread.sleep(Math.min(wait.toMillis(), LONGEST_WAIT.toMillis()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
