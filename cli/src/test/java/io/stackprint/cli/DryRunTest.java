package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code stackprint scan} says before it sends anything. Needs no privilege. */
class DryRunTest {
  private static Run dryRun(String... more) {
    var args = new ArrayList<>(List.of("scan", "--dry-run", "-p", "80,81"));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private static List<Ipv4View> datagrams(Run run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(line -> Ipv4View.checked(OctetString.ofHex(line.strip()).toArray()))
        .toList();
  }

  @Test
  void printsThePortScanAndAllSixteenProbesInHexAndInWords() {
    Run run = dryRun("127.0.0.1");

    assertThat(run.status()).isZero();
    assertThat(datagrams(run)).hasSize(2 + 16);
    assertThat(datagrams(run).stream().filter(d -> ProbeRecogniser.recognise(d).isPresent()))
        .hasSize(16);
    assertThat(run.out())
        .contains("ECN 127.0.0.1 > 127.0.0.1")
        .contains("flags UPF reserved 0 window 65535")
        .contains("options WFNM109T10S")
        .contains("ICMP type 8 code 9");
    assertThat(run.err()).contains("dry run: nothing is sent");
  }

  @Test
  void excludedAddressesAreSentNothing() {
    Run run = dryRun("127.0.0.1-3", "--exclude", "127.0.0.2");

    assertThat(run.out())
        .contains("> 127.0.0.1")
        .contains("> 127.0.0.3")
        .doesNotContain("127.0.0.2");
  }

  @Test
  void whatIsOutsideTheScopeFileIsSentNothing(@TempDir Path dir) throws IOException {
    var scope = Files.writeString(dir.resolve("scope"), "127.0.0.1\n");
    Run run = dryRun("127.0.0.1-2", "--scope-file", scope.toString());

    assertThat(run.out()).contains("> 127.0.0.1").doesNotContain("> 127.0.0.2");
    assertThat(run.out()).contains("127.0.0.2: out of scope");
  }

  @Test
  void fragileLeavesOutTheOddFlags() {
    assertThat(datagrams(dryRun("--fragile", "127.0.0.1"))).hasSize(2 + 13);
  }

  @Test
  void optionsReachThePackets() {
    Run run = dryRun("-g", "53", "--ttl", "99", "-S", "127.0.0.9", "127.0.0.1");

    assertThat(datagrams(run)).allMatch(d -> d.sourceText().equals("127.0.0.9"));
    assertThat(datagrams(run)).allMatch(d -> d.ttl() == 99 || d.protocol() == Ipv4View.UDP);
    assertThat(run.out()).contains("TCP 53 > 80 seq");
  }

  @ParameterizedTest
  @CsvSource({
    "-T9, 'expected 0 to 5'",
    "--max-os-tries=0, '--max-os-tries: expected 1 to 50 but was 0'",
    "--host-timeout=soon, 'expected a time such as'",
    "-S=here, 'not an IPv4 address'",
    "-p=99999, '65535'",
    "--max-rat=5, 'Unknown option'",
  })
  void typosAreWrongUsage(String typo, String sentence) {
    Run run = Run.of("scan", "--dry-run", typo, "127.0.0.1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(sentence).contains("Usage: stackprint scan");
  }

  @Test
  void noTargetIsWrongUsage() {
    Run run = Run.of("scan", "--dry-run");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no target to scan");
  }

  @Test
  void ipv6TargetsAreNamedWithTheReason() {
    Run run = dryRun("127.0.0.1", "2001:db8::1");

    assertThat(run.err()).contains("2001:db8::1").contains("IPv6 is not fingerprinted");
  }

  @Test
  void anInterfaceThatIsNotThereIsNamed() {
    Run run = dryRun("-e", "nosuch0", "127.0.0.1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("interface nosuch0 is not there");
  }
}
