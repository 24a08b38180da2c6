package io.stackprint.prober.pace;

import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.Payload;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A host that answers everything, plainly: SYN/ACK from an open TCP port, RST from a closed one, an
 * echo reply, a port unreachable. No real stack is like it.
 */
public final class ImaginedHost {
  private static final int TIMESTAMP_REQUEST = 13;
  private static final int TIMESTAMP_REPLY = 14;
  private static final int ISN_STEP = 64_000;
  private static final int WINDOW = 65_535;

  private final IntPredicate open;
  private int ipId;
  private long isn;

  /** A host on which these TCP ports are open. */
  public ImaginedHost(IntPredicate open) {
    this.open = open;
  }

  /** What it answers to a datagram. */
  public Optional<OctetString> reply(OctetString datagram) {
    Ipv4View asked = Ipv4View.checked(datagram.toArray());
    int here = asked.destination();
    return answer(asked)
        .map(
            answer ->
                OctetString.copyOf(
                    Ipv4Builder.between(here, asked.source()).ipId(++ipId).emit(answer)));
  }

  private Optional<Payload> answer(Ipv4View asked) {
    return switch (asked.protocol()) {
      case Ipv4View.TCP -> Optional.of(answer(TcpView.checked(asked)));
      case Ipv4View.ICMP -> answer(IcmpView.checked(asked));
      case Ipv4View.UDP ->
          Optional.of(IcmpBuilder.portUnreachable(OctetString.copyOf(asked.toArray())));
      default -> Optional.empty();
    };
  }

  private Payload answer(TcpView asked) {
    int port = asked.destinationPort();
    var answer = TcpBuilder.between(port, asked.sourcePort()).ack(asked.seq() + 1);
    if (open.test(port) && asked.has(TcpFlags.SYN)) {
      isn += ISN_STEP;
      return answer.seq(isn).flags(TcpFlags.SYN | TcpFlags.ACK).window(WINDOW);
    }
    return answer.flags(TcpFlags.RST | TcpFlags.ACK);
  }

  private static Optional<Payload> answer(IcmpView asked) {
    OctetString body = OctetString.copyOf(asked.body());
    return switch (asked.type()) {
      case IcmpView.ECHO_REQUEST ->
          Optional.of(
              IcmpBuilder.echoReply(asked.code(), asked.identifier(), asked.sequence(), body));
      case TIMESTAMP_REQUEST ->
          Optional.of(new IcmpBuilder(TIMESTAMP_REPLY, 0, asked.restOfHeader(), body));
      default -> Optional.empty();
    };
  }
}
