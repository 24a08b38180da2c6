package io.stackprint.cli;

import io.stackprint.record.HostRecord;
import io.stackprint.report.Detail;
import io.stackprint.report.JsonReport;
import io.stackprint.report.NormalReport;
import io.stackprint.report.Report;
import io.stackprint.report.ReportOptions;
import io.stackprint.report.Run;
import io.stackprint.report.RunSummary;
import io.stackprint.report.XmlReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The reports that a command was asked for, written side by side.
 *
 * <p>Files are opened at once, so that a path that cannot be written is known before the work is
 * done; what stands above the hosts is written when the run is known.
 */
final class Outputs implements AutoCloseable {
  private static final String STDOUT = "-";

  private final OutputOptions options;
  private final boolean strict;
  private final PrintStream stdout;
  private final List<Output> outputs = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();

  private record Output(
      String target, Writer writer, BiFunction<Writer, ReportOptions, Report> report) {
    boolean isFile() {
      return !target.equals(STDOUT);
    }
  }

  /** Opens all outputs; {@code -} is the given stream. */
  Outputs(OutputOptions options, boolean strict, PrintStream stdout) {
    this(options, strict, stdout, NormalReport::new);
  }

  /** The same with another report for people. */
  Outputs(
      OutputOptions options,
      boolean strict,
      PrintStream stdout,
      BiFunction<Writer, ReportOptions, Report> normal) {
    this.options = options;
    this.strict = strict;
    this.stdout = stdout;
    open(options.normal(), normal);
    open(options.xml(), XmlReport::new);
    open(options.json(), (writer, any) -> new JsonReport(writer));
  }

  /** One report of another kind, on the given stream. */
  static Outputs only(BiFunction<Writer, ReportOptions, Report> report, PrintStream stdout) {
    var options = new OutputOptions();
    options.normal = STDOUT;
    var outputs = new Outputs(options, false, stdout);
    outputs.outputs.set(0, new Output(STDOUT, outputs.writer(STDOUT), report));
    return outputs;
  }

  private void open(Optional<String> target, BiFunction<Writer, ReportOptions, Report> report) {
    target.ifPresent(name -> outputs.add(new Output(name, writer(name), report)));
  }

  private Writer writer(String name) {
    try {
      OutputStream out = name.equals(STDOUT) ? stdout : Files.newOutputStream(Path.of(name));
      return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + name + ": " + Reasons.of(e), e);
    }
  }

  /** Writes what stands above the hosts. */
  void begin(Run run) {
    var detail = new Detail(options.verbosity(), options.debug);
    var what = new ReportOptions(run, detail, options.guess, strict);
    for (Output output : outputs) {
      Report report = output.report().apply(output.writer(), what);
      reports.add(report);
      write(report::begin);
    }
  }

  /** Writes one host. */
  void host(HostRecord host) {
    reports.forEach(report -> write(() -> report.host(host)));
  }

  /** Writes a host that is down: reports for people only count those. */
  void hostDown(HostRecord host) {
    reports.stream()
        .filter(JsonReport.class::isInstance)
        .forEach(report -> write(() -> report.host(host)));
  }

  /** Writes what stands below the hosts. */
  void end(RunSummary summary) {
    reports.forEach(report -> write(() -> report.end(summary)));
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report: " + Reasons.of(e), e);
    }
  }

  @Override
  public void close() {
    outputs.forEach(
        output -> write(output.isFile() ? output.writer()::close : output.writer()::flush));
  }
}
