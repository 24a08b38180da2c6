package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two hosts on one Ethernet segment, each a network namespace of this machine: a scanner and a
 * target with TCP port 80 open. Nothing leaves them.
 */
final class TwoHosts {
  static final String SCANNER = "10.99.0.1";
  static final String TARGET = "10.99.0.2";

  private static final Path IP = Path.of("/usr/sbin/ip");

  /** The tests' log configuration is on the class path twice; logback would say so on stdout. */
  private static final String QUIET =
      "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener";

  private final String scanner = "sps" + ProcessHandle.current().pid();
  private final String target = "spt" + ProcessHandle.current().pid();
  private final Process listener;

  private TwoHosts() throws IOException, InterruptedException {
    ip("netns", "add", scanner);
    ip("netns", "add", target);
    ip("link", "add", "sp0", "netns", scanner, "type", "veth", "peer", "sp1", "netns", target);
    up(scanner, "sp0", SCANNER);
    up(target, "sp1", TARGET);
    listener = start(in(target, java(OpenPort.class.getName(), "80")));
    assertThat(listener.getInputStream().read()).as("the target listens").isEqualTo('!');
  }

  /** Makes them; skips the test where that cannot be done, but not where {@code CI=true}. */
  static TwoHosts require() throws IOException, InterruptedException {
    boolean can =
        "root".equals(System.getProperty("user.name"))
            && Files.isExecutable(IP)
            && Files.isExecutable(Path.of("/usr/bin/nmap"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(can).as("root, iproute2 and nmap are there").isTrue();
    }
    assumeTrue(can, "needs root, iproute2 and nmap");
    return new TwoHosts();
  }

  private static void up(String namespace, String device, String address)
      throws IOException, InterruptedException {
    ip("-n", namespace, "link", "set", "lo", "up");
    ip("-n", namespace, "address", "add", address + "/24", "dev", device);
    ip("-n", namespace, "link", "set", device, "up");
  }

  /** Runs a program at the scanner and returns what it printed on standard output. */
  String atScanner(String... command) throws IOException, InterruptedException {
    return output(in(scanner, List.of(command)));
  }

  /** Runs a program at the target. */
  String atTarget(String... command) throws IOException, InterruptedException {
    return output(in(target, List.of(command)));
  }

  /** Starts {@code stackprint} at the scanner. */
  Process startAtScanner(String... arguments) throws IOException {
    return start(in(scanner, java(Stackprint.class.getName(), arguments)));
  }

  /** The same, with what it says on standard error in a file. */
  Process startAtScanner(Path errors, String... arguments) throws IOException {
    return new ProcessBuilder(in(scanner, java(Stackprint.class.getName(), arguments)))
        .redirectError(errors.toFile())
        .start();
  }

  /** Takes the target's link down or up. */
  void link(String state) throws IOException, InterruptedException {
    ip("-n", scanner, "link", "set", "sp0", state);
  }

  static String[] stackprint(String... arguments) {
    return java(Stackprint.class.getName(), arguments).toArray(String[]::new);
  }

  private static List<String> java(String main, String... arguments) {
    String home = System.getProperty("java.home");
    String path = System.getProperty("java.class.path");
    var command = new ArrayList<>(List.of(home + "/bin/java", "-XX:TieredStopAtLevel=1", QUIET));
    command.addAll(List.of("-cp", path, main));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> in(String namespace, List<String> command) {
    var all = new ArrayList<>(List.of(IP.toString(), "netns", "exec", namespace));
    all.addAll(command);
    return all;
  }

  private static void ip(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(IP.toString()));
    command.addAll(List.of(arguments));
    output(command);
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = start(command);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
    return text;
  }

  /** Takes them away. */
  void remove() throws IOException, InterruptedException {
    listener.destroy();
    listener.waitFor(10, TimeUnit.SECONDS);
    ip("netns", "delete", scanner);
    ip("netns", "delete", target);
  }
}
