package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.probe.Envelope;
import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every probe that Nmap sent in the recorded scans, built by us from the values that it shows. */
class ProbeOctetsTest {
  private int compared;

  @Test
  void probesAreNmapsOctetForOctet() throws IOException {
    List<String> different = new ArrayList<>();
    for (Path capture : GoldenCaptures.all()) {
      CaptureReader.read(
          capture.toString(),
          datagram -> compare(capture + " packet " + datagram.number(), datagram, different),
          (octets, total) -> {});
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(1_000);
  }

  private void compare(String where, CapturedDatagram captured, List<String> different) {
    if (!captured.whole()) {
      return;
    }
    Ipv4View datagram = Ipv4View.checked(captured.copy());
    ProbeRecogniser.recognise(datagram)
        .ifPresent(
            sighting -> {
              compared++;
              OctetString sent = OctetString.copyOf(datagram.toArray());
              if (builtBy(sighting, datagram).noneMatch(sent::equals)) {
                different.add(where + " " + sighting);
              }
            });
  }

  private static Stream<OctetString> builtBy(ProbeSighting sighting, Ipv4View sent) {
    if (sighting instanceof ProbeSighting.Tcp tcp) {
      return tcp.readings().stream()
          .map(
              reading ->
                  built(
                      reading.name(),
                      new RoundValues(
                          reading.bases().sequenceBase(),
                          Math.max(reading.bases().ackBase(), 0),
                          reading.bases().portBase(),
                          0,
                          0,
                          0),
                      tcp.destinationPort(),
                      sent));
    }
    if (sighting instanceof ProbeSighting.Echo echo) {
      var values = new RoundValues(0, 0, 0, echo.icmpIdBase(), 0, 0);
      return Stream.of(built(echo.name(), values, 0, sent));
    }
    var udp = (ProbeSighting.Udp) sighting;
    var values = new RoundValues(0, 0, 0, 0, udp.sourcePort(), udp.ttl());
    return Stream.of(built(ProbeName.U1, values, udp.destinationPort(), sent));
  }

  private static OctetString built(ProbeName name, RoundValues values, int port, Ipv4View sent) {
    var envelope = new Envelope(sent.source(), sent.destination(), port, sent.ipId(), sent.ttl());
    return OctetString.copyOf(Probe.of(name).datagram(values, envelope));
  }
}
