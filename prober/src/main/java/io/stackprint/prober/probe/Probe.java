package io.stackprint.prober.probe;

import io.stackprint.record.ProbeName;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.UdpBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A probe of Nmap's second-generation IPv4 OS detection: the part that is the same in every scan.
 *
 * <p>No IP options, no fragments, no TCP payload, correct checksums.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">Probes Sent</a>
 */
public sealed interface Probe {
  /** Which port of the target a probe goes to. */
  enum Aim {
    /** The open TCP port. */
    OPEN_TCP,
    /** The closed TCP port. */
    CLOSED_TCP,
    /** The closed UDP port. */
    CLOSED_UDP,
    /** None: ICMP. */
    HOST
  }

  /** Its name. */
  ProbeName name();

  /** Where it goes. */
  Aim aim();

  /**
   * The probe as an IPv4 datagram.
   *
   * @param values of the round
   * @param envelope of this transmission
   */
  byte[] datagram(RoundValues values, Envelope envelope);

  /**
   * A TCP probe: S1 to S6, O1 to O6, ECN, T1 to T7.
   *
   * @param portOffset source port less PB, 0 to 19
   * @param seqOffset sequence number less SB, 0 to 5
   * @param carriesAck whether the acknowledgement field is AB; else it is 0
   * @param flags all eight control bits
   * @param reserved the four bits between data offset and flags
   */
  record Tcp(
      ProbeName name,
      Aim aim,
      int portOffset,
      int seqOffset,
      boolean carriesAck,
      int flags,
      int window,
      int urgentPointer,
      int reserved,
      OptionBlock options,
      boolean dontFragment)
      implements Probe {
    @Override
    public byte[] datagram(RoundValues values, Envelope envelope) {
      return Ipv4Builder.between(envelope.source(), envelope.target())
          .ipId(envelope.ipId())
          .ttl(envelope.ttl())
          .dontFragment(dontFragment)
          .emit(segment(values, envelope.port()));
    }

    private TcpBuilder segment(RoundValues values, int port) {
      return TcpBuilder.between(values.portBase() + portOffset, port)
          .seq(values.sequenceBase() + seqOffset)
          .ack(carriesAck ? values.ackBase() : 0)
          .reserved(reserved)
          .flags(flags)
          .window(window)
          .urgentPointer(urgentPointer)
          .options(options.octets());
    }
  }

  /**
   * An echo request: IE1 and IE2. Its data are zeros.
   *
   * @param idOffset identifier less IB, 0 or 1
   * @param dataLength octets behind the ICMP header
   */
  record Echo(
      ProbeName name,
      int code,
      int idOffset,
      int sequence,
      int dataLength,
      int tos,
      boolean dontFragment)
      implements Probe {
    @Override
    public Aim aim() {
      return Aim.HOST;
    }

    @Override
    public byte[] datagram(RoundValues values, Envelope envelope) {
      OctetString data = OctetString.filled(0, dataLength);
      return Ipv4Builder.between(envelope.source(), envelope.target())
          .tos(tos)
          .ipId(envelope.ipId())
          .ttl(envelope.ttl())
          .dontFragment(dontFragment)
          .emit(IcmpBuilder.echoRequest(code, values.icmpIdBase() + idOffset, sequence, data));
    }
  }

  /**
   * A UDP datagram to a port that should be closed: U1.
   *
   * @param ipId always the same, to be found again in the answer's quotation
   * @param fill value of each payload octet
   * @param payloadLength octets behind the UDP header
   */
  record Udp(ProbeName name, int ipId, int fill, int payloadLength) implements Probe {
    @Override
    public Aim aim() {
      return Aim.CLOSED_UDP;
    }

    @Override
    public byte[] datagram(RoundValues values, Envelope envelope) {
      OctetString payload = OctetString.filled(fill, payloadLength);
      return Ipv4Builder.between(envelope.source(), envelope.target())
          .ipId(ipId)
          .ttl(values.udpTtl())
          .emit(new UdpBuilder(values.udpSourcePort(), envelope.port(), payload));
    }
  }

  /** The probe of this name. */
  static Probe of(ProbeName name) {
    return Objects.requireNonNull(Table.BY_NAME.get(name));
  }

  /** The TCP probe whose source port is PB plus this, if there is one. */
  static Optional<Probe> withPortOffset(int offset) {
    return Table.IN_SENDING_ORDER.stream()
        .filter(probe -> probe instanceof Tcp tcp && tcp.portOffset() == offset)
        .findFirst();
  }

  /** All probes in the order in which Nmap sends those that it needs. */
  static List<Probe> inSendingOrder() {
    return Table.IN_SENDING_ORDER;
  }

  /** The table of probes; a holder, because an interface can hide nothing else. */
  final class Table {
    private static final int ECN_FLAGS = TcpFlags.CWR | TcpFlags.ECE | TcpFlags.SYN;
    private static final int T3_FLAGS = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.URG | TcpFlags.PSH;
    private static final int T7_FLAGS = TcpFlags.FIN | TcpFlags.PSH | TcpFlags.URG;

    private static final List<Probe> IN_SENDING_ORDER =
        List.of(
            s(ProbeName.S1, 1, 1, OptionBlock.B1),
            s(ProbeName.S2, 2, 63, OptionBlock.B2),
            s(ProbeName.S3, 3, 4, OptionBlock.B3),
            s(ProbeName.S4, 4, 4, OptionBlock.B4),
            s(ProbeName.S5, 5, 16, OptionBlock.B5),
            s(ProbeName.S6, 6, 512, OptionBlock.B6),
            new Echo(ProbeName.IE1, 9, 0, 295, 120, 0, true),
            new Echo(ProbeName.IE2, 0, 1, 296, 150, 4, false),
            new Udp(ProbeName.U1, 0x1042, 0x43, 300),
            o(ProbeName.O1, 6, 1, OptionBlock.B1),
            o(ProbeName.O2, 7, 63, OptionBlock.B2),
            o(ProbeName.O3, 8, 4, OptionBlock.B3),
            o(ProbeName.O4, 9, 4, OptionBlock.B4),
            o(ProbeName.O5, 10, 16, OptionBlock.B5),
            o(ProbeName.O6, 11, 512, OptionBlock.B6),
            new Tcp(
                ProbeName.ECN,
                Aim.OPEN_TCP,
                12,
                0,
                false,
                ECN_FLAGS,
                3,
                0xf7f5,
                8,
                OptionBlock.B7,
                false),
            o(ProbeName.T1, 13, 1, OptionBlock.B1),
            t(ProbeName.T2, Aim.OPEN_TCP, 14, 0, 128, OptionBlock.B8, true),
            t(ProbeName.T3, Aim.OPEN_TCP, 15, T3_FLAGS, 256, OptionBlock.B8, false),
            t(ProbeName.T4, Aim.OPEN_TCP, 16, TcpFlags.ACK, 1024, OptionBlock.B8, true),
            t(ProbeName.T5, Aim.CLOSED_TCP, 17, TcpFlags.SYN, 31337, OptionBlock.B8, false),
            t(ProbeName.T6, Aim.CLOSED_TCP, 18, TcpFlags.ACK, 32768, OptionBlock.B8, true),
            t(ProbeName.T7, Aim.CLOSED_TCP, 19, T7_FLAGS, 65535, OptionBlock.B9, false));

    private static final Map<ProbeName, Probe> BY_NAME = byName();

    private Table() {}

    private static Probe s(ProbeName name, int k, int window, OptionBlock options) {
      return syn(name, k - 1, k - 1, window, options);
    }

    private static Probe o(ProbeName name, int portOffset, int window, OptionBlock options) {
      return syn(name, portOffset, 0, window, options);
    }

    private static Probe syn(
        ProbeName name, int portOffset, int seqOffset, int window, OptionBlock options) {
      return new Tcp(
          name,
          Aim.OPEN_TCP,
          portOffset,
          seqOffset,
          true,
          TcpFlags.SYN,
          window,
          0,
          0,
          options,
          false);
    }

    private static Probe t(
        ProbeName name,
        Aim aim,
        int portOffset,
        int flags,
        int window,
        OptionBlock options,
        boolean dontFragment) {
      return new Tcp(name, aim, portOffset, 0, true, flags, window, 0, 0, options, dontFragment);
    }

    private static Map<ProbeName, Probe> byName() {
      var byName = new EnumMap<ProbeName, Probe>(ProbeName.class);
      IN_SENDING_ORDER.forEach(probe -> byName.put(probe.name(), probe));
      if (byName.size() != ProbeName.values().length) {
        throw new IllegalStateException(
            "probes without data: " + Arrays.toString(ProbeName.values()) + " " + byName.keySet());
      }
      return byName;
    }
  }
}
