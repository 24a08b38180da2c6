package io.stackprint.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.ScanRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustedRecordsTest {
  /** In a JVM of its own: Avro reads its list once, and this one has our package on it. */
  @Test
  void recordsAreReadWithoutAnySystemProperty() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process reader =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                classPath,
                ReadsARecord.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(reader.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).contains("read 192.0.2.1");
    assertThat(reader.waitFor()).isZero();
  }

  /** What a service does first: reads a record from a topic. */
  static final class ReadsARecord {
    public static void main(String[] arguments) {
      var requests = new Topics("", SchemaRegistry.inMemory()).scanRequests();
      var request =
          new ScanRequest("1", "lab", List.of("192.0.2.1"), List.of(), Map.of(), null, 0L, null);
      byte[] octets = requests.value().serializer().serialize(requests.name(), request);
      var read = requests.value().deserializer().deserialize(requests.name(), octets);
      System.out.println("read " + read.getTargets().get(0));
    }
  }
}
