package io.stackprint.prober.request;

import static io.stackprint.prober.request.Requests.every;
import static io.stackprint.prober.request.Requests.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.record.ScanRequest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestReaderTest {
  private static List<String> networks(ScanRequest request) {
    return Requests.reader().read(request).stream().map(Network::text).toList();
  }

  @Test
  void sortsTargetsIntoNetworksOf256() {
    assertThat(networks(once("a", "10.0.2.9", "10.0.0.1-3,7", "10.0.2.0-1", "10.0.0.2")))
        .containsExactly("10.0.0.1-3,7", "10.0.2.0-1,9");
  }

  @Test
  void exclusionsOfTheRequestAndOursAreTakenOut() {
    ScanRequest request =
        ScanRequest.newBuilder(once("a", "10.8.255.254-", "10.9.0.0/30", "10.10.0.0/30"))
            .setExclude(List.of("10.10.0.1"))
            .build();

    assertThat(networks(request)).containsExactly("10.8.255.254", "10.10.0.0,2-3");
  }

  @Test
  void readsLargeRequests() {
    List<Network> networks = Requests.reader().read(once("a", "10.0.0.0/11"));

    assertThat(networks).hasSize(8_192 - 256);
    assertThat(networks.stream().mapToInt(Network::size).sum()).isEqualTo(255 * (8_192 - 256));
  }

  @Test
  void aWholeNetworkIsOneInItsText() {
    var all = new BitSet();
    all.set(0, 256);

    assertThat(new Network(0x0a000100, all).text()).isEqualTo("10.0.1.0/24");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(once("", "10.0.0.1"), "id: expected 1 to 200 printable ASCII characters"),
        Arguments.of(once("a#b", "10.0.0.1"), "id: expected 1 to 200 printable ASCII characters"),
        Arguments.of(once("a\u001b", "10.0.0.1"), "id: expected 1 to 200 printable ASCII"),
        Arguments.of(once("a"), "no target is left to scan"),
        Arguments.of(once("a", "10.9.0.1"), "no target is left to scan"),
        Arguments.of(
            once("a", "10.0.0.1", "10.0.0.300"),
            "targets: '10.0.0.300' at character 8: expected an octet from 0 to 255, found '300'"),
        Arguments.of(once("a", "::1"), "targets: '::1': IPv6 is not fingerprinted"),
        Arguments.of(once("a", "no.example"), "no address is known for this name"),
        Arguments.of(
            once("a", "10.0.0.1", "192.0.2.1"),
            "192.0.2.1 is in none of the networks that may be probed here"),
        Arguments.of(
            once("a", "0.0.0.0/0"), "4294967296 addresses: a request may have 16777216 at most"),
        Arguments.of(every(0, "a", "10.0.0.1"), "intervalSeconds: expected 1 to 31622400, found 0"),
        Arguments.of(
            ScanRequest.newBuilder(once("a", "10.0.0.1")).setOptions(Map.of("bad", "1")).build(),
            "option bad is not known"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWithAReason(ScanRequest request, String reason) {
    assertThatThrownBy(() -> Requests.reader().read(request))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void observationsOfAnAttemptAreItsOwn() {
    var first = new Attempt("a", 1, 1);

    assertThat(first.observation(7)).matches("[0-9a-f]{32}").isEqualTo(first.observation(7));
    assertThat(
            Arrays.asList(
                first.observation(7),
                first.observation(8),
                new Attempt("a", 1, 2).observation(7),
                new Attempt("a", 2, 1).observation(7),
                new Attempt("b", 1, 1).observation(7)))
        .doesNotHaveDuplicates();
  }
}
