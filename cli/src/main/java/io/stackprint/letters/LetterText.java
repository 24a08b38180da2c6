package io.stackprint.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackprint.report.HexDump;
import io.stackprint.report.Printable;
import io.stackprint.report.RecordJson;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Letters for a person to read, everything that would not be seen escaped. */
public final class LetterText {
  private static final String ROW = "%-24s %-24s %-32s %-8s %s";

  private final Topics topics;

  /** For letters from topics of this catalogue. */
  public LetterText(Topics topics) {
    this.topics = topics;
  }

  /** The line above {@link #row}s. */
  public static String heading() {
    return ROW.formatted("LETTER", "TIME", "SOURCE", "REPLAYED", "CAUSE");
  }

  /** A letter on one line. */
  public static String row(DeadLetter letter, boolean replayed) {
    return Printable.line(
        ROW.formatted(
            letter.id(), time(letter), source(letter), replayed ? "yes" : "-", letter.cause()));
  }

  /** A letter with all that it holds, some lines. */
  public String page(DeadLetter letter, boolean replayed) {
    var page = new StringJoiner("\n", "", "\n");
    line(page, "letter", letter.id().toString());
    line(page, "time", time(letter));
    line(page, "source", source(letter));
    line(page, "replayed", replayed ? "yes" : "no");
    line(page, "exception", letter.exception());
    line(page, "cause", letter.cause());
    letter.headers().forEach(header -> line(page, "header " + header.key(), text(header.value())));
    line(page, "record", decoded(letter));
    page.add("key:").add(dump(letter.key()));
    page.add("value:").add(dump(letter.value()));
    page.add("refused at:");
    letter.trace().lines().forEach(at -> page.add("  " + Printable.line(at.strip())));
    return page.toString();
  }

  private static void line(StringJoiner page, String name, String text) {
    page.add(Printable.line("%-10s %s".formatted(name + ":", text)));
  }

  private static String time(DeadLetter letter) {
    return Instant.ofEpochMilli(letter.timestampMillis()).toString();
  }

  private static String source(DeadLetter letter) {
    return letter.source().map(SourcePlace::toString).orElse("unknown");
  }

  private static String text(byte @Nullable [] octets) {
    return octets == null ? "" : new String(octets, UTF_8);
  }

  private static String dump(byte @Nullable [] octets) {
    return octets == null ? "  none" : HexDump.of(octets);
  }

  /** The value as the topic that it came from reads it, if that can. */
  private String decoded(DeadLetter letter) {
    Optional<Topic<?, ?>> topic =
        letter
            .source()
            .flatMap(
                place ->
                    topics.all().stream()
                        .filter(one -> one.name().equals(place.topic()))
                        .findFirst());
    if (topic.isEmpty() || letter.value() == null) {
      return "none";
    }
    try {
      Object value =
          topic.get().value().deserializer().deserialize(topic.get().name(), letter.value());
      return json(value);
    } catch (KafkaException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  private static String json(Object value) {
    if (value instanceof Evidence evidence) {
      return RecordJson.text(evidence.record());
    } else if (value instanceof DatabaseRecord entry) {
      return RecordJson.text(entry.record());
    }
    return value instanceof SpecificRecord record ? RecordJson.text(record) : value.toString();
  }
}
