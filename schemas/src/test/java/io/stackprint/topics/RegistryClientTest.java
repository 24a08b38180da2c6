package io.stackprint.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of registries that are absent, slow, failing or strange. */
class RegistryClientTest {
  private static final Schema TEXT = Schema.create(Schema.Type.STRING);
  private static final String SCHEMA = "{\"schema\": \"\\\"string\\\"\"}";

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<HttpExchange> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private record Answer(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForASchemaOnce() {
    answers.add(new Answer(200, SCHEMA));
    var client = client(Map.of());

    assertThat(client.schema(7)).contains(TEXT);
    assertThat(client.schema(7)).contains(TEXT);

    assertThat(asked).singleElement().extracting(this::line).isEqualTo("GET /schemas/ids/7");
  }

  @Test
  void asksForAnIdOnce() {
    answers.add(new Answer(200, "{\"id\": 7}"));
    var client = client(Map.of());

    assertThat(client.idOf("s", TEXT)).isEqualTo(7);
    assertThat(client.idOf("s", TEXT)).isEqualTo(7);

    assertThat(asked).singleElement().extracting(this::line).isEqualTo("POST /subjects/s/versions");
  }

  @Test
  void asksTheNextAddressWhenOneIsAbsent() throws IOException {
    answers.add(new Answer(200, SCHEMA));

    var client = client(Map.of("schema.registry.url", absent() + "," + url()));

    assertThat(client.schema(7)).contains(TEXT);
  }

  @Test
  void asksAgainWhenTheRegistryIsNotReady() {
    answers.add(new Answer(503, ""));
    answers.add(new Answer(500, "{\"error_code\": 50003, \"message\": \"no leader\"}"));
    answers.add(new Answer(200, SCHEMA));

    assertThat(client(Map.of("max.retries", 2)).schema(7)).contains(TEXT);
  }

  @Test
  void saysWhoDidNotAnswer() throws IOException {
    answers.add(new Answer(503, ""));
    answers.add(new Answer(503, ""));
    String absent = absent();
    var client = client(Map.of("schema.registry.url", absent + "," + url(), "max.retries", 1));

    assertThatThrownBy(() -> client.schema(7))
        .isInstanceOf(RegistryUnavailableException.class)
        .isNotInstanceOf(SerializationException.class)
        .hasMessageStartingWith("no schema registry answered, asked 2 times: {")
        .hasMessageContaining(absent + "=ConnectException")
        .hasMessageContaining(url() + "=status 503");
  }

  @Test
  void doesNotWaitLongerThanTold() {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      var client =
          client(Map.of("schema.registry.url", url, "http.read.timeout.ms", 50, "max.retries", 0));

      assertThatThrownBy(() -> client.schema(7))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("HttpTimeoutException");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aClosedDoorIsNoFaultOfTheRecord() {
    answers.add(new Answer(401, "{\"error_code\": 401, \"message\": \"Unauthorized\"}"));

    assertThatThrownBy(() -> client(Map.of()).schema(7))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("does not let us in: status 401");
  }

  @Test
  void recognisesWhatIsNoSchemaRegistry() {
    answers.add(new Answer(404, "<html>not here</html>"));
    answers.add(new Answer(200, "<html>welcome</html>"));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> client(Map.of()).schema(7))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("does not answer like a schema registry: status");
    }
  }

  @Test
  void aRefusalNamesTheRegistrysReason() {
    answers.add(new Answer(409, "{\"error_code\": 409, \"message\": \"Schema is incompatible\"}"));

    assertThatThrownBy(() -> client(Map.of()).idOf("s", TEXT))
        .isInstanceOf(RegistryRefusalException.class)
        .hasMessage("the schema registry refuses: Schema is incompatible (error code 409)");
  }

  @Test
  void refusesSchemasOfOtherKinds() {
    answers.add(new Answer(200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"syntax\"}"));
    answers.add(new Answer(200, "{\"schema\": \"\\\"some.Other\\\"\"}"));

    assertThatThrownBy(() -> client(Map.of()).schema(7))
        .isInstanceOf(SerializationException.class)
        .hasMessage("schema id 7 is of kind PROTOBUF, not AVRO");
    assertThatThrownBy(() -> client(Map.of()).schema(7))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("schema id 7 is no complete Avro schema");
  }

  @Test
  void showsItsCredentialsToTheRegistryOnly() {
    answers.add(new Answer(403, ""));
    var named =
        client(
            Map.of(
                "basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:secret"));

    assertThatThrownBy(() -> named.schema(7)).message().doesNotContain("secret");

    assertThat(header("Authorization")).isEqualTo("Basic bWU6c2VjcmV0");
  }

  @Test
  void takesCredentialsFromTheAddress() {
    answers.add(new Answer(503, ""));
    String url = url().replace("//", "//me:secret@");
    var client = client(Map.of("schema.registry.url", url, "max.retries", 0));

    assertThatThrownBy(() -> client.schema(7)).message().contains(url()).doesNotContain("secret");

    assertThat(header("Authorization")).isEqualTo("Basic bWU6c2VjcmV0");
  }

  @Test
  void speaksPlainHttp11() {
    answers.add(new Answer(200, SCHEMA));

    client(Map.of()).schema(7);

    assertThat(asked.get(0).getProtocol()).isEqualTo("HTTP/1.1");
    assertThat(asked.get(0).getRequestHeaders()).doesNotContainKey("Upgrade");
  }

  private RegistryClient client(Map<String, ?> properties) {
    var all = new HashMap<String, Object>(Map.of("schema.registry.url", url()));
    all.put("retries.wait.ms", 1);
    all.putAll(properties);
    return new RegistryClient(RegistryConfig.of(all));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String absent() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private String line(HttpExchange exchange) {
    return exchange.getRequestMethod() + " " + exchange.getRequestURI();
  }

  private String header(String name) {
    return asked.get(0).getRequestHeaders().getFirst(name);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange);
    Answer answer = answers.remove();
    byte[] body = answer.body.getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
