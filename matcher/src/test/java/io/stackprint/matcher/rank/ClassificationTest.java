package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackprint.matcher.MatchingVectors;
import io.stackprint.matcher.database.OsClass;
import io.stackprint.matcher.database.Reference;
import io.stackprint.record.MatchStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationTest {

  static Stream<Named<JsonNode>> vectors() {
    return MatchingVectors.ofKind("classes");
  }

  /** The vectors show the lines that Nmap prints of the classes, so they are printed here too. */
  @ParameterizedTest
  @MethodSource("vectors")
  void givesTheLinesOfTheVectors(JsonNode vector) {
    JsonNode input = vector.get("input");
    List<Match> matches = elements(input.get("matches")).map(ClassificationTest::match).toList();
    var result = new MatchResult(MatchStatus.SUCCESS, input.get("perfect").asInt(), matches);

    List<String> lines =
        new ClassLines(Classification.of(result), input.get("guess").asBoolean()).lines();

    assertThat(lines)
        .isEqualTo(
            elements(vector.get("expected").get("lines"))
                .map(JsonNode::asText)
                .filter(line -> line.matches("(Device type|Running|OS CPE).*"))
                .toList());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Match match(JsonNode match) {
    List<OsClass> classes =
        elements(match.get("classes"))
            .map(
                osClass ->
                    new OsClass(
                        osClass.get("vendor").asText(),
                        osClass.get("family").asText(),
                        Optional.of(osClass.get("gen"))
                            .filter(g -> !g.isNull())
                            .map(JsonNode::asText),
                        osClass.get("type").asText(),
                        elements(osClass.get("cpe")).map(JsonNode::asText).toList()))
            .toList();
    var reference = new Reference("", 0, match.get("name").asText(), classes, List.of());
    return new Match(reference, match.get("accuracy").asDouble());
  }

  private static Match match(double accuracy, OsClass... classes) {
    return new Match(new Reference("", 0, "any", List.of(classes), List.of()), accuracy);
  }

  private static OsClass osClass(String vendor) {
    return new OsClass(vendor, "F", Optional.empty(), "router", List.of());
  }

  private static Classification classify(Match... matches) {
    int perfect = (int) Stream.of(matches).filter(Match::isPerfect).count();
    return Classification.of(new MatchResult(MatchStatus.SUCCESS, perfect, List.of(matches)));
  }

  @Test
  void listsAClassOnceWithItsBestAccuracy() {
    Classification classification =
        classify(match(0.9, osClass("a"), osClass("a")), match(0.8, osClass("b"), osClass("a")));

    assertThat(classification.status()).isEqualTo(MatchStatus.SUCCESS);
    assertThat(classification.perfectClasses()).isZero();
    assertThat(classification.classes())
        .containsExactly(
            new Classification.ClassAccuracy(osClass("a"), 0.9),
            new Classification.ClassAccuracy(osClass("b"), 0.8));
  }

  @Test
  void imperfectMatchesAddNothingToPerfectClasses() {
    Classification classification = classify(match(1, osClass("a")), match(0.99, osClass("b")));

    assertThat(classification.classes()).hasSize(1);
    assertThat(classification.perfectClasses()).isEqualTo(1);
  }

  @Test
  void imperfectMatchesSpeakWhenPerfectOnesHaveNoClass() {
    Classification classification = classify(match(1), match(0.99, osClass("b")));

    assertThat(classification.classes()).hasSize(1);
    assertThat(classification.perfectClasses()).isZero();
  }

  @Test
  void thirtySeventhPerfectClassIsOneTooMany() {
    OsClass[] classes =
        IntStream.range(0, 37).mapToObj(i -> osClass("v" + i)).toArray(OsClass[]::new);

    assertThat(classify(match(1, classes)).status()).isEqualTo(MatchStatus.TOO_MANY_MATCHES);
    assertThat(classify(match(1, classes)).classes()).hasSize(36);
    assertThat(classify(match(0.9, classes)).status()).isEqualTo(MatchStatus.SUCCESS);
  }

  @Test
  void noClassesAreNoMatch() {
    assertThat(classify(match(1)).status()).isEqualTo(MatchStatus.NO_MATCHES);
    assertThat(classify().status()).isEqualTo(MatchStatus.NO_MATCHES);
  }

  @Test
  void tooManyMatchesAreTooManyClasses() {
    var result = new MatchResult(MatchStatus.TOO_MANY_MATCHES, 1, List.of(match(1, osClass("a"))));

    assertThat(Classification.of(result))
        .isEqualTo(new Classification(MatchStatus.TOO_MANY_MATCHES, 0, List.of()));
  }

  /** Nmap's lines about the classes, as plainly as they can be had. */
  private static final class ClassLines {
    private static final int MOST = 8;

    private record Family(StringBuilder generations, double accuracy) {}

    private final Classification classification;
    private final boolean guess;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> cpes = new LinkedHashSet<>();
    private final Map<String, Family> families = new LinkedHashMap<>();

    ClassLines(Classification classification, boolean guess) {
      this.classification = classification;
      this.guess = guess;
    }

    List<String> lines() {
      for (int i = 0; i < classification.classes().size() && !endsAt(i); i++) {
        add(classification.classes().get(i));
      }
      boolean overflow = types.size() > MOST || cpes.size() > MOST || families.size() > MOST;
      if (overflow || families.isEmpty()) {
        return List.of();
      }
      List<String> lines = new ArrayList<>(List.of("Device type: " + String.join("|", types)));
      lines.add(running());
      if (!cpes.isEmpty()) {
        lines.add("OS CPE: " + String.join(" ", cpes));
      }
      return lines;
    }

    private boolean endsAt(int i) {
      double accuracy = classification.classes().get(i).accuracy();
      return (!guess && i >= classification.perfectClasses())
          || accuracy <= classification.classes().get(0).accuracy() - 0.1
          || (accuracy < 1 && i > 9);
    }

    private void add(Classification.ClassAccuracy entry) {
      OsClass osClass = entry.osClass();
      types.add(osClass.deviceType());
      cpes.addAll(osClass.cpes());
      boolean same = osClass.vendor().equals(osClass.family());
      String name = same ? osClass.family() : osClass.vendor() + " " + osClass.family();
      StringBuilder generations =
          families
              .computeIfAbsent(name, any -> new Family(new StringBuilder(), entry.accuracy()))
              .generations();
      String generation = osClass.generation().orElse("");
      if (generations.indexOf(generation) < 0) {
        generations.append(generations.isEmpty() ? "" : "|").append(generation);
      }
    }

    private String running() {
      List<String> texts = new ArrayList<>();
      families.forEach(
          (name, family) -> {
            boolean perfect = texts.size() < classification.perfectClasses();
            String percent = perfect ? "" : " (" + (int) (family.accuracy() * 100) + "%)";
            texts.add((name + " " + family.generations()).strip() + percent);
          });
      boolean guessing = classification.perfectClasses() == 0;
      return "Running" + (guessing ? " (JUST GUESSING)" : "") + ": " + String.join(", ", texts);
    }
  }
}
