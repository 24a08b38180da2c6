package io.stackprint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stackprint.matcher.explain.ComparedAttribute;
import io.stackprint.matcher.explain.ComparedLine;
import io.stackprint.matcher.explain.Comparison;
import io.stackprint.matcher.explain.Explanation;
import io.stackprint.matcher.explain.OpenQuestion;
import io.stackprint.matcher.rank.Overlap;
import io.stackprint.matcher.rank.Score;
import io.stackprint.record.HostRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * An explanation as one line of JSON in ASCII.
 *
 * <p>Points are whole numbers, accuracies 0 to 1. {@code best} and, if there is one, {@code
 * runnerUp} hold every attribute that either side has; {@code observed} or {@code expected} is
 * missing where that side has none. {@code open} says what would tell the two apart.
 */
public final class ExplanationJson {
  /** The last printable character of ASCII; those above are escaped. */
  private static final int HIGHEST_PLAIN = '~';

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private ExplanationJson(JsonGenerator json) {
    this.json = json;
  }

  /** The line, without a newline. */
  public static String of(Explained explained) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(HIGHEST_PLAIN);
      new ExplanationJson(json).write(explained);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return text.toString();
  }

  private void write(Explained explained) throws IOException {
    HostRecord host = explained.host();
    json.writeStartObject();
    json.writeStringField("scope", host.getScope());
    json.writeStringField("address", host.getAddress());
    json.writeStringField("observation", host.getObservation());
    json.writeStringField("outcome", host.getOutcome().name());
    if (host.getMatchedRound().isPresent()) {
      json.writeNumberField("round", host.getMatchedRound().get());
    }
    json.writeNumberField("databaseGeneration", host.getDatabaseGeneration());
    json.writeNumberField("overlayGeneration", host.getOverlayGeneration());
    json.writeStringField("databaseSource", host.getDatabaseSource());
    json.writeStringField("profile", explained.rules().profile().name());
    json.writeNumberField("attributesObserved", host.getAttributesObserved());
    json.writeArrayFieldStart("notes");
    for (String note : explained.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    if (explained.explanation().isPresent()) {
      explanation(explained.explanation().get());
    }
    json.writeEndObject();
  }

  private void explanation(Explanation explanation) throws IOException {
    comparison("best", explanation.best());
    if (explanation.runnerUp().isPresent()) {
      Comparison other = explanation.runnerUp().get();
      comparison("runnerUp", other);
      json.writeNumberField(
          "margin", explanation.best().score().accuracy() - other.score().accuracy());
    }
    json.writeArrayFieldStart("open");
    for (OpenQuestion question : explanation.open()) {
      open(question);
    }
    json.writeEndArray();
  }

  private void comparison(String name, Comparison comparison) throws IOException {
    Score score = comparison.score();
    Overlap overlap = comparison.overlap();
    json.writeObjectFieldStart(name);
    json.writeStringField("name", comparison.reference().name());
    json.writeStringField("referenceId", comparison.reference().id());
    json.writeNumberField("line", comparison.reference().line());
    json.writeNumberField("accuracy", score.accuracy());
    json.writeNumberField("adjustedAccuracy", overlap.adjusted(score.accuracy()));
    json.writeNumberField("attributesCompared", overlap.attributes());
    json.writeNumberField("matched", score.matched());
    json.writeNumberField("possible", score.possible());
    json.writeArrayFieldStart("lines");
    for (ComparedLine line : comparison.lines()) {
      line(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void line(ComparedLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("test", line.test().name());
    json.writeNumberField("matched", line.matched());
    json.writeNumberField("possible", line.possible());
    json.writeArrayFieldStart("attributes");
    for (ComparedAttribute attribute : line.attributes()) {
      attribute(attribute);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void attribute(ComparedAttribute attribute) throws IOException {
    json.writeStartObject();
    json.writeStringField("attribute", attribute.attribute().name());
    if (attribute.observed().isPresent()) {
      json.writeStringField("observed", attribute.observed().get());
    }
    if (attribute.expected().isPresent()) {
      json.writeStringField("expected", attribute.expected().get());
    }
    json.writeNumberField("points", attribute.points());
    json.writeStringField("result", attribute.result().name());
    json.writeEndObject();
  }

  private void open(OpenQuestion question) throws IOException {
    json.writeStartObject();
    json.writeStringField("probes", question.probes().names());
    json.writeStringField("why", question.why().name());
    json.writeNumberField("points", question.points());
    json.writeArrayFieldStart("tests");
    for (OpenQuestion.Test test : question.tests()) {
      json.writeString(test.test() + "." + test.attribute());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
