package io.stackprint.report;

import static io.stackprint.report.HostFixture.osClass;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackprint.record.OsClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked examples of how classes and names of matches become lines. */
class ClassVectorsTest {
  private static final Path VECTORS = Path.of("src/test/resources/report/classes.json");

  static Stream<Named<JsonNode>> vectors() throws Exception {
    JsonNode all = new JsonMapper().readTree(VECTORS.toFile());
    return StreamSupport.stream(all.spliterator(), false)
        .map(vector -> Named.of(vector.get("id").asText(), vector));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void linesAreThoseOfTheExample(JsonNode vector) {
    HostFixture host = HostFixture.host();
    for (JsonNode match : vector.get("matches")) {
      host.match(match.get("name").asText(), match.get("accuracy").asDouble(), classes(match));
    }
    var options =
        new ReportOptions(Samples.RUN, Detail.PLAIN, vector.get("guess").asBoolean(), false);
    List<String> lines =
        HostText.lines(host.build(), options).stream()
            .filter(line -> line.matches("(Device type|Running|OS |Aggressive|No |Too ).*"))
            .toList();
    assertThat(lines)
        .zipSatisfy(expected(vector), (line, start) -> assertThat(line).startsWith(start));
  }

  private static List<String> expected(JsonNode vector) {
    var lines = new ArrayList<String>();
    vector.get("lines").forEach(line -> lines.add(line.asText()));
    return lines;
  }

  private static OsClass[] classes(JsonNode match) {
    return StreamSupport.stream(match.get("classes").spliterator(), false)
        .map(ClassVectorsTest::classOf)
        .toArray(OsClass[]::new);
  }

  private static OsClass classOf(JsonNode node) {
    var cpes = new ArrayList<String>();
    node.get("cpe").forEach(cpe -> cpes.add(cpe.asText()));
    return osClass(
        node.get("type").asText(),
        node.get("vendor").asText(),
        node.get("family").asText(),
        node.get("gen").textValue(),
        cpes.toArray(String[]::new));
  }
}
