package io.stackprint.matcher.database;

/** The sorts of findings, in the order in which a report lists them: the worst first. */
public enum FindingKind {
  SYNTAX(Severity.ERROR, "cannot be read and is left out"),
  NO_MATCH_POINTS(Severity.ERROR, "no weights: nothing can match"),
  NO_TESTS(Severity.WARNING, "entries without test lines, which never match"),
  MALFORMED_EXPRESSION(Severity.WARNING, "expressions that are no text, bound or range"),
  REVERSED_RANGE(Severity.WARNING, "ranges whose end is below their start"),
  IMPOSSIBLE_VALUE(Severity.WARNING, "alternatives that no subject can ever satisfy"),
  UNREACHABLE(Severity.WARNING, "entries that no subject can match well enough to be listed"),
  EMPTY_ALTERNATIVE(Severity.WARNING, "empty alternatives where a value is never empty"),
  DUPLICATE(Severity.WARNING, "entries equal to an earlier one of the same name, never listed"),
  TTL(Severity.WARNING, "T and TG that do not belong together"),
  NO_CLASS(Severity.WARNING, "entries without a class"),
  CPE(Severity.WARNING, "CPE names that cannot be bound as CPE 2.3"),
  NO_POINTS(Severity.WARNING, "tested attributes that are worth no points"),
  LAYOUT(Severity.WARNING, "lines that are read, but written oddly"),
  PROFILE(Severity.NOTE, "expressions that Nmap 7.93 and 7.99 understand differently"),
  IMPLIED_R(Severity.NOTE, "lines without R"),
  INDISTINGUISHABLE(
      Severity.NOTE, "entries that score as an earlier one does, whatever the subject"),
  NEVER_PERFECT(Severity.NOTE, "entries that no subject can match perfectly"),
  SHADOWED(Severity.NOTE, "entries after one that accepts all that they do, and more"),
  WIDE(Severity.NOTE, "expressions that accept nearly anything"),
  SPARSE(Severity.NOTE, "entries that test so little that nearly anything may match"),
  NO_CPE(Severity.NOTE, "entries without a CPE name"),
  REQUIREMENT(Severity.NOTE, "what the file says of the program that it needs");

  private final Severity severity;
  private final String title;

  FindingKind(Severity severity, String title) {
    this.severity = severity;
    this.title = title;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** True for a finding about an alternative that no subject can satisfy. */
  boolean isOfUselessAlternative() {
    return this == MALFORMED_EXPRESSION
        || this == REVERSED_RANGE
        || this == IMPOSSIBLE_VALUE
        || this == EMPTY_ALTERNATIVE;
  }

  /** What it is, for the heading above the findings of this kind. */
  public String title() {
    return title;
  }
}
