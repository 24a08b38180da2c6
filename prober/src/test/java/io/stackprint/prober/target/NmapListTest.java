package io.stackprint.prober.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.capture.InstalledTool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same addresses in the same order as {@code nmap -n -sL}, but each once. */
class NmapListTest {
  private static final Pattern REPORT =
      Pattern.compile("^Nmap scan report for (?:\\S+ \\()?([0-9.]+)\\)?$");

  static Stream<List<String>> targets() {
    return Stream.of(
        List.of("10.0.0-3.1,7"),
        List.of("192.168.3-4.*"),
        List.of("10.0.0.-", "10.0.0.250-", "10.0.1.-3"),
        List.of("10.0.0.9/29", "10.0.0.12", "10.0.0.1-2/30"),
        List.of("10.0.0.3,1,2,2", "10.1,0.0.001-003", "10.0.0.0005"),
        List.of("172.16.0.0/20"),
        List.of("255.255.255.254-", "0.0.0.-1"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void listsTheSameAddresses(List<String> expressions) throws Exception {
    List<String> listed = nmap(expressions);

    assertThat(Reading.addresses(Reading.targets(expressions.toArray(new String[0]))))
        .isNotEmpty()
        .containsExactlyElementsOf(new LinkedHashSet<>(listed));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void excludesTheSameAddresses(List<String> expressions) throws Exception {
    List<String> listed =
        nmap(
            Stream.concat(expressions.stream(), Stream.of("--exclude=10.0.0.0/28,*.*.*.1-2"))
                .toList());

    assertThat(
            Reading.addresses(
                Reading.targetsWithout(
                    Reading.set("10.0.0.0/28", "*.*.*.1-2"), expressions.toArray(new String[0]))))
        .containsExactlyElementsOf(new LinkedHashSet<>(listed));
  }

  private static List<String> nmap(List<String> arguments) throws Exception {
    var command = new ArrayList<>(List.of("-n", "-sL"));
    command.addAll(arguments);
    return InstalledTool.require("nmap").run(command.toArray(new String[0])).stream()
        .flatMap(line -> REPORT.matcher(line).results())
        .map(report -> report.group(1))
        .toList();
  }
}
