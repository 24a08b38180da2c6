package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.List;

/**
 * Attributes of one kind of probe in which two references differ, and that did not tell them apart.
 *
 * @param probes that would be sent to ask
 * @param why they did not tell
 * @param tests the attributes
 * @param points what they are worth together: the most that an answer can be worth
 */
public record OpenQuestion(Probes probes, Why why, List<Test> tests, int points) {

  /** Copies the list. */
  public OpenQuestion {
    tests = List.copyOf(tests);
  }

  /** One attribute of one test. */
  public record Test(TestName test, Attribute attribute) {}

  /** Why an attribute did not tell two references apart. */
  public enum Why {
    /** The subject has no such line: the probes were not sent, or their fate is not known. */
    NOT_MADE,
    /** The probe was not answered. */
    SILENT,
    /** The probe was answered, but gave no such value. */
    NO_VALUE,
    /** Both accept the value. */
    BOTH_ACCEPT,
    /** Neither accepts the value. */
    NEITHER_ACCEPTS
  }
}
