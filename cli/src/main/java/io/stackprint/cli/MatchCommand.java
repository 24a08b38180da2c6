package io.stackprint.cli;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.Subject;
import io.stackprint.fingerprint.SubjectFile;
import io.stackprint.fingerprint.TextRefusal;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.explain.Explainer;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.record.Cause;
import io.stackprint.report.Explained;
import io.stackprint.report.Run;
import io.stackprint.report.RunSummary;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint match FILE}: subject fingerprints as text against the database. */
@Command(
    name = "match",
    header = "Match fingerprints that Nmap printed against the database.",
    mixinStandardHelpOptions = true,
    description = {
      "Matches fingerprints as Nmap prints them: test lines, wrapped OS: lines, a whole report of "
          + "Nmap's, or its XML. Blocks are separated by empty lines; the first word of a # line "
          + "above a block names it.",
    },
    footer = {
      "",
      "--format tsv prints a line for each fingerprint: id, status, perfect matches, length of the",
      "list, then name, accuracy and database line of the first ten, all separated by tabs.",
      "--format json prints a host record for each, as -oJ - does, or with --explain an explanation."
    })
final class MatchCommand implements Callable<Integer> {
  private static final long NO_GENERATION = 0;

  enum Format {
    text,
    tsv,
    json
  }

  @Parameters(paramLabel = "FILE", description = "Fingerprints; - for standard input.")
  private String file = "-";

  @Option(
      names = "--format",
      paramLabel = "text|tsv|json",
      defaultValue = "text",
      description = "How to print the matches on stdout. Default: ${DEFAULT-VALUE}")
  private Format format = Format.text;

  @Option(
      names = "--explain",
      description =
          "Say test by test why each matches what it matches, and what would tell the best match"
              + " from the nearest one of another OS; -v does not cut long values.")
  private boolean explain;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    checkFormat();
    Terminal terminal = Terminal.of(spec);
    SubjectFile found = SubjectSource.read(file);
    found.refusals().stream().map(TextRefusal::message).forEach(terminal::say);
    if (found.subjects().isEmpty()) {
      terminal.say(
          file + ": no fingerprint found: expected test lines such as SEQ(SP=…) or OS: lines");
      return 1;
    }
    OsDatabase osDb = Databases.load(database, terminal);
    if (explain) {
      explain(found.subjects(), osDb, terminal.out());
    } else if (format == Format.tsv) {
      lines(found.subjects(), osDb, terminal.out());
    } else {
      report(found.subjects(), osDb, terminal);
    }
    return found.refusals().isEmpty() ? 0 : 1;
  }

  private void checkFormat() {
    if (explain && (format == Format.tsv || output.isGiven())) {
      throw new ParameterException(
          spec.commandLine(),
          "--explain prints on stdout, as text or --format json: not with "
              + (format == Format.tsv ? "--format tsv" : "-oN, -oX or -oJ"));
    }
    if (!explain && format == Format.json && !output.isGiven()) {
      output.json = "-";
    }
  }

  private void lines(List<Subject> subjects, OsDatabase osDb, PrintStream out) {
    var matcher = new CompiledMatcher(osDb, database.rules());
    for (Subject subject : subjects) {
      out.println(MatchLine.of(subject.id(), matcher.match(subject.fingerprint().first())));
    }
  }

  private void explain(List<Subject> subjects, OsDatabase osDb, PrintStream out) {
    Rules rules = database.rules();
    var matcher = new CompiledMatcher(osDb, rules);
    var classifier = new HostClassifier(matcher, osDb, NO_GENERATION, rules);
    var explainer = new Explainer(osDb, rules);
    var printing = new ExplainOptions(format == Format.json, output.verbosity() > 0);
    for (Subject subject : subjects) {
      Fingerprint fingerprint = subject.fingerprint().first();
      printing.print(
          new Explained(
              classifier.classify(SubjectRecords.of(subject, database.profile), Cause.OBSERVATION),
              rules,
              explainer.explain(fingerprint, matcher.match(fingerprint)),
              List.of()),
          out);
    }
  }

  private void report(List<Subject> subjects, OsDatabase osDb, Terminal terminal) {
    var classifier =
        new HostClassifier(
            new CompiledMatcher(osDb, database.rules()), osDb, NO_GENERATION, database.rules());
    output.guess = true; // who matches by hand wants to see what comes near
    try (var outputs = new Outputs(output, database.strict, terminal.out())) {
      Instant start = SubjectRecords.startedAt(subjects);
      outputs.begin(
          new Run(
              Version.text(),
              Platform.triple(),
              CommandText.of(spec),
              start,
              ZoneId.systemDefault(),
              Set.of()));
      for (Subject subject : subjects) {
        var record = SubjectRecords.of(subject, database.profile);
        outputs.host(classifier.classify(record, Cause.OBSERVATION));
      }
      outputs.end(new RunSummary(start, subjects.size(), subjects.size()));
    }
  }
}
