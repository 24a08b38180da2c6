package io.stackprint.chaos;

import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CaptureReader;
import io.stackprint.prober.capture.CollectorSettings;
import io.stackprint.prober.capture.ObservationCollector;
import io.stackprint.prober.capture.ObservationSink;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.Evidence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As many scanned hosts as one likes: those of the golden captures, again and again, each with an
 * address and an observation of its own.
 */
public final class ScannedHosts {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final List<String> FILES =
      List.of("multi16", "multi_vms", "scan_tries3", "linux_loss10", "lwip_default", "uml_default");
  private static final int SOURCE = 12; // octets of an IP header, RFC 791 §3.1
  private static final int DESTINATION = 16;

  private final String scope;
  private final List<List<Evidence>> hosts;

  private ScannedHosts(String scope, List<List<Evidence>> hosts) {
    this.scope = scope;
    this.hosts = hosts;
  }

  /** The hosts of the captures, in a scope. */
  public static ScannedHosts in(String scope) throws IOException {
    var observations = new LinkedHashMap<String, List<Evidence>>();
    for (String file : FILES) {
      var collector =
          new ObservationCollector(
              CollectorSettings.of(scope, "chaos"), new Gathering(observations));
      CaptureReader.read(
          CAPTURES.resolve(file + ".pcap").toString(), collector, CaptureProgress.NONE);
      collector.finish();
    }
    return new ScannedHosts(scope, List.copyOf(observations.values()));
  }

  /** All evidence of the host of this number, in the order in which a prober sends it. */
  public List<Evidence> host(int number) {
    List<Evidence> original = hosts.get(number % hosts.size());
    return original.stream().map(piece -> renamed(piece, number)).toList();
  }

  /** Its observation. */
  public static String observation(int number) {
    return String.format("%032x", number);
  }

  private Evidence renamed(Evidence piece, int number) {
    return piece.either(
        reply -> new Evidence.Reply(renamed(reply, number)),
        end -> new Evidence.End(renamed(end, number)));
  }

  private ProbeReply renamed(ProbeReply reply, int number) {
    return ProbeReply.newBuilder(reply)
        .setScope(scope)
        .setAddress(address(number))
        .setObservation(observation(number))
        .setProbeOctets(with(reply.getProbeOctets(), DESTINATION, number))
        .setReplyOctets(with(reply.getReplyOctets(), SOURCE, number))
        .build();
  }

  private RoundEnd renamed(RoundEnd end, int number) {
    return RoundEnd.newBuilder(end)
        .setScope(scope)
        .setAddress(address(number))
        .setObservation(observation(number))
        .build();
  }

  private static String address(int number) {
    return "10." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF);
  }

  private static ByteBuffer with(ByteBuffer octets, int at, int number) {
    var copy = new byte[octets.remaining()];
    octets.duplicate().get(copy);
    if (copy.length >= at + Integer.BYTES) {
      ByteBuffer.wrap(copy).putInt(at, 10 << 24 | number);
    }
    return ByteBuffer.wrap(copy);
  }

  /** Sorts evidence by observation. */
  private record Gathering(Map<String, List<Evidence>> observations) implements ObservationSink {
    @Override
    public void reply(ProbeReply reply) {
      add(reply.getObservation(), new Evidence.Reply(reply));
    }

    @Override
    public void roundEnd(RoundEnd end) {
      add(end.getObservation(), new Evidence.End(end));
    }

    private void add(String observation, Evidence piece) {
      observations.computeIfAbsent(observation, any -> new ArrayList<>()).add(piece);
    }
  }
}
