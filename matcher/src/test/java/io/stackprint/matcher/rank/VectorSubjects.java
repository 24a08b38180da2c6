package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.SubjectFile;
import io.stackprint.fingerprint.SubjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The 300 subjects of {@code match-vectors/}. */
public final class VectorSubjects {
  private VectorSubjects() {}

  /** All subjects by the id in the comment above them, in order. */
  public static Map<String, Fingerprint> all() throws IOException {
    SubjectFile file = SubjectReader.read("subjects.txt", text("subjects.txt"));
    assertThat(file.refusals()).isEmpty();
    Map<String, Fingerprint> subjects = new LinkedHashMap<>();
    file.subjects().forEach(subject -> subjects.put(subject.id(), subject.fingerprint().first()));
    return subjects;
  }

  /** The lines of one of the files. */
  static List<String> lines(String file) throws IOException {
    return text(file).lines().toList();
  }

  private static String text(String file) throws IOException {
    try (InputStream text = VectorSubjects.class.getResourceAsStream("/match-vectors/" + file)) {
      return new String(text.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
