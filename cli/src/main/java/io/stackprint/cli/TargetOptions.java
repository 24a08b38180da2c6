package io.stackprint.cli;

import io.stackprint.prober.app.SystemResolver;
import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.Expression;
import io.stackprint.prober.target.Expressions;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.prober.target.PortList;
import io.stackprint.prober.target.Targets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to scan, in the words of Nmap. */
final class TargetOptions {
  private static final String STDIN = "-";

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description =
          "Addresses, names, networks (192.0.2.0/24) or Nmap's ranges (192.0.0-3.1,7). IPv4 only.")
  List<String> targets = List.of();

  @Option(
      names = "-iL",
      paramLabel = "FILE",
      description = "Also scan the targets in FILE, parted by white space (- for standard input).")
  @Nullable String targetFile;

  @Option(
      names = "--exclude",
      paramLabel = "TARGET[,…]",
      description = "Never probe these; wins over everything.")
  List<String> exclude = List.of();

  @Option(
      names = "--excludefile",
      paramLabel = "FILE",
      description = "Never probe the targets in FILE.")
  @Nullable String excludeFile;

  @Option(
      names = "--scope-file",
      paramLabel = "FILE",
      description =
          "Probe only addresses in the networks in FILE. Default: the targets themselves.")
  @Nullable String scopeFile;

  @Option(
      names = "-p",
      paramLabel = "PORTS",
      description = {
        "TCP ports to scan for an open and a closed one: 22,80,8000-8100, - for all.",
        "Default: 28 ports, 24 of which are often open and 4 hardly ever."
      })
  @Nullable String ports;

  @Option(
      names = "-n",
      description = "Never look up names of addresses. (Stackprint never does; for Nmap's sake.)")
  boolean noNames;

  /** Addresses to scan, each once. */
  Targets targets() throws MalformedExpressionException {
    List<Expression> all = new ArrayList<>(Expressions.each("command line", targets));
    all.addAll(file(targetFile));
    return Targets.of(all, excluded(), new SystemResolver());
  }

  private AddressSet excluded() throws MalformedExpressionException {
    List<Expression> all = new ArrayList<>();
    for (String list : exclude) {
      all.addAll(Expressions.split("--exclude", list));
    }
    all.addAll(file(excludeFile));
    return AddressSet.of(all, new SystemResolver());
  }

  /** What may be probed at all, if a file says so. */
  Optional<AllowList> allowed() throws MalformedExpressionException {
    return scopeFile == null
        ? Optional.empty()
        : Optional.of(
            new AllowList(AddressSet.of(file(scopeFile), new SystemResolver()), excluded()));
  }

  /** The ports to scan, ascending. */
  List<Integer> tcpPorts() throws MalformedExpressionException {
    List<Integer> tcp =
        ports == null ? PortList.DEFAULT.tcp() : PortList.parse(Expression.in("-p", ports)).tcp();
    return tcp.stream().sorted().toList();
  }

  private static List<Expression> file(@Nullable String name) {
    return name == null ? List.of() : read(name);
  }

  /** The expressions in a file; {@code -} is standard input. */
  static List<Expression> read(String name) {
    try (Reader text =
        name.equals(STDIN)
            ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
            : Files.newBufferedReader(Path.of(name))) {
      return Expressions.read(name, text);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + name + ": " + Reasons.of(e), e);
    }
  }
}
