package io.stackprint.wire;

import static io.stackprint.wire.Octets.put16;
import static io.stackprint.wire.Octets.put32;
import static io.stackprint.wire.Octets.put8;

import java.util.Arrays;
import java.util.List;

/**
 * A TCP segment to be sent (RFC 9293 §3.1). Immutable: each method gives a new one.
 *
 * <p>Values are cut to the width of their field.
 */
public final class TcpBuilder implements Payload {
  private final byte[] header; // options included, data offset filled in, checksum 0
  private final OctetString payload;

  private TcpBuilder(byte[] header, OctetString payload) {
    this.header = header;
    this.payload = payload;
  }

  /** A header with these ports, no options, no payload and everything else 0. */
  public static TcpBuilder between(int sourcePort, int destinationPort) {
    var header = new byte[TcpView.MINIMUM_HEADER_LENGTH];
    put16(header, TcpView.SOURCE_PORT, sourcePort);
    put16(header, TcpView.DESTINATION_PORT, destinationPort);
    put8(header, TcpView.DATA_OFFSET_AND_RESERVED, (header.length / 4) << 4);
    return new TcpBuilder(header, OctetString.EMPTY);
  }

  /** Sets the sequence number. */
  public TcpBuilder seq(long seq) {
    byte[] copy = header.clone();
    put32(copy, TcpView.SEQ, seq);
    return new TcpBuilder(copy, payload);
  }

  /** Sets the acknowledgement field, not the flag. */
  public TcpBuilder ack(long ack) {
    byte[] copy = header.clone();
    put32(copy, TcpView.ACK, ack);
    return new TcpBuilder(copy, payload);
  }

  /** Sets the four reserved bits. */
  public TcpBuilder reserved(int reserved) {
    byte[] copy = header.clone();
    int dataOffset = copy[TcpView.DATA_OFFSET_AND_RESERVED] & 0xf0;
    put8(copy, TcpView.DATA_OFFSET_AND_RESERVED, dataOffset | (reserved & 0xf));
    return new TcpBuilder(copy, payload);
  }

  /** Sets all eight control bits; see {@link TcpFlags}. */
  public TcpBuilder flags(int flags) {
    byte[] copy = header.clone();
    put8(copy, TcpView.FLAGS, flags);
    return new TcpBuilder(copy, payload);
  }

  /** Sets the window. */
  public TcpBuilder window(int window) {
    byte[] copy = header.clone();
    put16(copy, TcpView.WINDOW, window);
    return new TcpBuilder(copy, payload);
  }

  /** Sets the urgent pointer, not the flag. */
  public TcpBuilder urgentPointer(int urgentPointer) {
    byte[] copy = header.clone();
    put16(copy, TcpView.URGENT_POINTER, urgentPointer);
    return new TcpBuilder(copy, payload);
  }

  /** Sets the options, padded with {@link TcpOption.EndOfOptionList} to a multiple of 4 octets. */
  public TcpBuilder options(List<TcpOption> options) {
    return options(OctetString.copyOf(TcpOption.emit(options)));
  }

  /**
   * Sets the option area, padded with zeros to a multiple of 4 octets.
   *
   * @throws IllegalArgumentException if there are more than 40 octets
   */
  public TcpBuilder options(OctetString area) {
    if (area.length() > 40) {
      throw new IllegalArgumentException("option area of " + area.length() + " octets");
    }
    int length = TcpView.OPTIONS + (area.length() + 3) / 4 * 4;
    byte[] copy = Arrays.copyOf(Arrays.copyOf(header, TcpView.OPTIONS), length);
    area.emit(copy, TcpView.OPTIONS);
    int reserved = copy[TcpView.DATA_OFFSET_AND_RESERVED] & 0xf;
    put8(copy, TcpView.DATA_OFFSET_AND_RESERVED, ((length / 4) << 4) | reserved);
    return new TcpBuilder(copy, payload);
  }

  /** Sets the payload. */
  public TcpBuilder payload(OctetString octets) {
    return new TcpBuilder(header, octets);
  }

  @Override
  public int protocol() {
    return Ipv4View.TCP;
  }

  @Override
  public int wireLength() {
    return header.length + payload.length();
  }

  @Override
  public void emit(byte[] into, int offset, int source, int destination) {
    System.arraycopy(header, 0, into, offset, header.length);
    payload.emit(into, offset + header.length);
    int checksum =
        InternetChecksum.ofTransport(source, destination, protocol(), into, offset, wireLength());
    put16(into, offset + TcpView.CHECKSUM, checksum);
  }
}
