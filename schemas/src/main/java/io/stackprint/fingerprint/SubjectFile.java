package io.stackprint.fingerprint;

import java.util.List;

/**
 * What was found in a text.
 *
 * @param subjects the fingerprints, in the order of the text
 * @param refusals one for each block that looked like a fingerprint and was none
 */
public record SubjectFile(List<Subject> subjects, List<TextRefusal> refusals) {
  /** Copies the lists. */
  public SubjectFile {
    subjects = List.copyOf(subjects);
    refusals = List.copyOf(refusals);
  }
}
