package io.stackprint.matcher.database;

import io.stackprint.fingerprint.TestName;
import java.util.List;
import java.util.Map;

/**
 * What became of a database text.
 *
 * @param database all that could be read
 * @param findings what could not, and what was read but is written oddly, in order of lines
 * @param testLines 1-based line numbers of the test lines, by reference id
 */
public record Reading(
    OsDatabase database, List<Finding> findings, Map<String, Map<TestName, Integer>> testLines) {

  /** Copies the collections. */
  public Reading {
    findings = List.copyOf(findings);
    testLines = Map.copyOf(testLines);
  }

  /** True when something is left out: a strict caller then refuses the database. */
  public boolean isPartial() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** The line that a test of a reference stands in; that of the reference where it is unknown. */
  int lineOf(Reference reference, TestName test) {
    return testLines.getOrDefault(reference.id(), Map.of()).getOrDefault(test, reference.line());
  }
}
