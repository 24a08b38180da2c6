package io.stackprint.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.topics.Compatibility;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRegistryTest extends RegistryContract {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;
  private EmbeddedRegistry registry;

  @BeforeEach
  @Override
  void connect() {
    registry = EmbeddedRegistry.start(file(), 0);
    super.connect();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Override
  URI url() {
    return registry.url();
  }

  @Test
  void remembersWhatItKnewBeforeARestart() {
    var before = client();
    int first = before.register("s", record("R1"));
    int second = before.register("t", record("R2"));
    before.setCompatibility(Compatibility.FULL);
    registry.close();

    registry = EmbeddedRegistry.start(file(), 0);

    var after = client();
    assertThat(after.schema(first)).contains(record("R1"));
    assertThat(after.lookup("t", record("R2"))).contains(second);
    assertThat(after.compatibility()).isEqualTo(Compatibility.FULL);
    assertThat(after.register("u", record("R3"))).isEqualTo(second + 1);
  }

  @Test
  void guardsSchemasUnlessToldOtherwise() throws IOException {
    Path other = directory.resolve("untouched.json");
    try (var untouched = EmbeddedRegistry.start(other, 0)) {
      assertThat(new RegistryClient(RegistryConfig.of(untouched.url())).compatibility())
          .isEqualTo(Compatibility.BACKWARD);
    }
    assertThat(other).doesNotExist();
  }

  @Test
  void sameSchemaHasOneIdUnderEverySubject() {
    int id = client().register("s", record("R1"));

    assertThat(client().register("t", record("R1"))).isEqualTo(id);
  }

  @Test
  void manyAtOnceGetIdsOfTheirOwn() {
    List<Integer> ids =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> client().register("s" + i, record("R" + i % 20)))
            .toList();

    assertThat(ids.stream().distinct()).hasSize(20);
    assertThat(ids).allSatisfy(id -> assertThat(id).isBetween(1, 20));
  }

  @Test
  void aSchemaThatCannotBeSavedIsNotRegistered() throws Exception {
    Files.createDirectory(directory.resolve("registry.json.next"));

    HttpResponse<String> answer =
        send("POST", "/subjects/s/versions", "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(json(answer).path("error_code").asInt()).isEqualTo(50001);
    assertThat(client().subjects()).isEmpty();
  }

  @Test
  void refusesADamagedFile() throws IOException {
    Path damaged = directory.resolve("damaged.json");
    Files.writeString(damaged, "{\"schemas\": [");

    assertThatThrownBy(() -> EmbeddedRegistry.start(damaged, 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read the schema registry's file " + damaged);
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(registry.url().getHost()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET    | /subjects/none/versions                        |                            | 40401
          GET    | /subjects/none/versions/1                      |                            | 40401
          GET    | /subjects/known/versions/9                     |                            | 40402
          GET    | /subjects/known/versions/0                     |                            | 42202
          GET    | /subjects/known/versions/one                   |                            | 42202
          GET    | /schemas/ids/99                                |                            | 40403
          GET    | /schemas/ids/0                                 |                            | 40403
          GET    | /schemas/ids/x                                 |                            | 40403
          POST   | /subjects/none                                 | {"schema": "\\"int\\""}    | 40401
          POST   | /subjects/known                                | {"schema": "\\"int\\""}    | 40403
          POST   | /subjects/known/versions                       | {"schema": "\\"int\\""}    | 409
          POST   | /subjects/new/versions                         | {"schema": "\\"nix\\""}    | 42201
          POST   | /subjects/new/versions                         | {"schema": ""}             | 42201
          POST   | /subjects/new/versions                         | {}                         | 42201
          POST   | /subjects/new/versions                         | {"schemaType": "JSON"}     | 42201
          POST   | /subjects/new/versions                         | {"schema                   | 400
          POST   | /compatibility/subjects/none/versions/latest   | {"schema": "\\"int\\""}    | 40401
          POST   | /compatibility/subjects/known/versions/7       | {"schema": "\\"int\\""}    | 40402
          GET    | /config/known                                  |                            | 40408
          DELETE | /config/known                                  |                            | 40408
          PUT    | /config                                        | {"compatibility": "MUCH"}  | 42203
          PUT    | /config                                        | {}                         | 42203
          DELETE | /subjects/known                                |                            | 405
          GET    | /nowhere                                       |                            | 404
          """)
  void refusesWithConfluentsErrorCodes(
      String method, String path, @Nullable String body, int errorCode) throws Exception {
    client().register("known", Schema.create(Schema.Type.STRING));

    HttpResponse<String> answer = send(method, path, body);

    assertThat(json(answer).path("error_code").asInt()).isEqualTo(errorCode);
    assertThat(answer.statusCode()).isEqualTo(errorCode < 1000 ? errorCode : errorCode / 100);
    assertThat(json(answer).path("message").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET  | /                                 | {}
          GET  | /subjects                         | ["known"]
          GET  | /subjects/known/versions          | [1]
          GET  | /subjects/known/versions/latest   | {"subject":"known","version":1,"id":1,"schema":"\\"string\\""}
          GET  | /schemas/types                    | ["AVRO"]
          GET  | /schemas/ids/1                    | {"schema":"\\"string\\""}
          GET  | /schemas/ids/1/versions           | [{"subject":"known","version":1}]
          GET  | /config                           | {"compatibilityLevel":"BACKWARD"}
          """)
  void answersAsConfluentsRegistryDoes(String method, String path, String expected)
      throws Exception {
    client().register("known", Schema.create(Schema.Type.STRING));

    assertThat(json(send(method, path, null))).isEqualTo(new ObjectMapper().readTree(expected));
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws Exception {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url() + path)).method(method, publisher).build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private RegistryClient client() {
    return new RegistryClient(RegistryConfig.of(url()));
  }

  private Path file() {
    return directory.resolve("registry.json");
  }

  private static Schema record(String name) {
    return SchemaBuilder.record("io.stackprint.test." + name).fields().endRecord();
  }
}
