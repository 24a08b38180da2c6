package io.stackprint.cli;

import io.stackprint.cluster.ClusterException;
import io.stackprint.pipeline.PipelineFailure;
import io.stackprint.prober.port.PortUnavailableException;
import io.stackprint.report.Printable;
import io.stackprint.settings.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on stderr why a command failed, without a stack trace unless {@code -d} asks for it. */
final class Failures {
  private Failures() {}

  /** Reports an exception that a command threw and returns the exit status. */
  static int report(Exception exception, CommandLine commandLine, ParseResult parsed) {
    var err = commandLine.getErr();
    err.println("stackprint: " + Printable.line(sentence(exception)));
    if (parsed.hasMatchedOption("-d")) {
      trace(exception).lines().map(Failures::visible).forEach(err::println);
    } else if (isUnexpected(exception)) {
      err.println("This is a fault of Stackprint; -d prints where it happened.");
    }
    err.flush();
    return exception instanceof SettingException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  /** Says what is wrong with a command line and how it is used, and returns the exit status. */
  static int wrongUsage(ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    var err = commandLine.getErr();
    err.println("stackprint: " + Printable.line(sentence(exception)));
    UnmatchedArgumentException.printSuggestions(exception, err);
    err.println();
    commandLine.usage(err);
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static String trace(Exception exception) {
    var trace = new StringWriter();
    exception.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  // Java indents with tabs.
  private static String visible(String line) {
    return Printable.line(line.replace('\t', ' '));
  }

  private static String sentence(Exception exception) {
    if (exception instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    }
    if (exception instanceof UncheckedIOException io && io.getCause() != null) {
      return sentence(io.getCause());
    }
    if (isUnexpected(exception)) {
      return "unexpected " + exception;
    }
    String message = exception.getMessage();
    return message == null ? exception.getClass().getSimpleName() : message;
  }

  private static boolean isUnexpected(Exception exception) {
    return !(exception instanceof CommandFailure
        || exception instanceof ParameterException
        || exception instanceof PipelineFailure
        || exception instanceof PortUnavailableException
        || exception instanceof SettingException
        || exception instanceof ClusterException
        || exception instanceof KafkaException
        || exception instanceof IOException
        || exception instanceof UncheckedIOException);
  }
}
