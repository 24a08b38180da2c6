package io.stackprint.cli;

import io.stackprint.prober.app.LiveScan;
import io.stackprint.prober.pace.ImaginedHost;
import io.stackprint.prober.pace.Path;
import io.stackprint.prober.pace.Rehearsal;
import io.stackprint.prober.pace.RunKey;
import io.stackprint.prober.port.PacketPort;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.Targets;
import io.stackprint.wire.Ipv4Address;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Prints every packet that a scan would send, and sends none. What a host would answer is not
 * known: it is taken to answer everything, to have the lowest of the ports open and the others
 * closed.
 */
final class DryRun implements Rehearsal.Responder {
  private static final long REPLY_AFTER_NANOS = 1_000_000;
  private static final long ANY_MAC = 0x02_00_00_00_00_01L;

  private final LiveScan scan;
  private final PrintStream out;
  private final ImaginedHost host;
  private final long startNanos = TimeUnit.SECONDS.toNanos(Instant.now().getEpochSecond());

  DryRun(LiveScan scan, PrintStream out) {
    this.scan = scan;
    this.out = out;
    List<Integer> ports = scan.settings().ports();
    this.host = new ImaginedHost(port -> !ports.isEmpty() && port == ports.get(0));
  }

  /** What is taken for granted, in a sentence. */
  String assumption() {
    List<Integer> ports = scan.settings().ports();
    String open = ports.isEmpty() ? "no port is open" : "only port " + ports.get(0) + " is open";
    return "dry run: nothing is sent; taken for granted that each host is up and answers, and that "
        + open;
  }

  /** Prints the packets of one round at each target. */
  void run(Targets targets, Optional<AllowList> allowed) {
    var secure = new SecureRandom();
    IntFunction<Optional<Path>> routes = PacketPort.routes(scan.device(), scan.source());
    new Rehearsal(
            scan.settings(),
            targets.addresses(secure.nextLong()),
            new RunKey(secure.nextLong(), secure.nextLong()),
            new SplittableRandom(secure.nextLong()),
            routes,
            address -> allowed.map(list -> list.allows(address)).orElse(true),
            this,
            startNanos)
        .run(
            round -> {
              round.reason().ifPresent(why -> line(Ipv4Address.text(round.target()) + ": " + why));
              return false;
            });
  }

  @Override
  public List<Rehearsal.Reply> replies(Rehearsal.Sent packet) {
    String time = seconds(packet.atNanos() - startNanos);
    if (packet.octets().length() == 0) {
      line(time + " ARP who has " + Ipv4Address.text(packet.target()));
      return List.of();
    }
    line(time + " " + PacketText.of(packet.octets()));
    line("  " + packet.octets());
    return host.reply(packet.octets())
        .map(octets -> new Rehearsal.Reply(REPLY_AFTER_NANOS, octets))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public long macOf(int target) {
    return ANY_MAC;
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  private void line(String text) {
    out.println(text);
  }
}
