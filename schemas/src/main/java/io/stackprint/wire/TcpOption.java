package io.stackprint.wire;

import static io.stackprint.wire.Octets.put16;
import static io.stackprint.wire.Octets.put32;
import static io.stackprint.wire.Octets.put8;
import static io.stackprint.wire.Octets.u16;
import static io.stackprint.wire.Octets.u32;
import static io.stackprint.wire.Octets.u8;

import java.util.ArrayList;
import java.util.List;

/**
 * One TCP option, in the order it stood on the wire (RFC 9293 §3.2).
 *
 * <p>{@link #parse} reads any octets and {@link #emit} gives the same octets back: what fits no
 * other case is {@link Unknown} or {@link Unreadable}. Reading does not stop at an {@link
 * EndOfOptionList}: what a stack left behind it tells stacks apart.
 */
public sealed interface TcpOption {
  /** Kind of {@link EndOfOptionList}. */
  int END_OF_OPTION_LIST = 0;

  /** Kind of {@link NoOperation}. */
  int NO_OPERATION = 1;

  /** Kind of {@link MaximumSegmentSize}. */
  int MAXIMUM_SEGMENT_SIZE = 2;

  /** Kind of {@link WindowScale}. */
  int WINDOW_SCALE = 3;

  /** Kind of {@link SackPermitted}. */
  int SACK_PERMITTED = 4;

  /** Kind of {@link Sack}. */
  int SACK = 5;

  /** Kind of {@link Timestamps}. */
  int TIMESTAMPS = 8;

  /** Kind of the alternate checksum request (RFC 1146), obsolete; read as {@link Unknown}. */
  int ALTERNATE_CHECKSUM_REQUEST = 14;

  /** Length on the wire in octets, kind and length octets included. */
  int wireLength();

  /** Writes the option's octets, all {@link #wireLength()} of them. */
  void emit(byte[] into, int offset);

  /** End of the option list; stacks also pad with it. */
  record EndOfOptionList() implements TcpOption {
    @Override
    public int wireLength() {
      return 1;
    }

    @Override
    public void emit(byte[] into, int offset) {
      put8(into, offset, END_OF_OPTION_LIST);
    }
  }

  /** No operation: padding between options. */
  record NoOperation() implements TcpOption {
    @Override
    public int wireLength() {
      return 1;
    }

    @Override
    public void emit(byte[] into, int offset) {
      put8(into, offset, NO_OPERATION);
    }
  }

  /** Largest segment the sender takes, 0 to 65535 octets (RFC 9293 §3.7.1). */
  record MaximumSegmentSize(int octets) implements TcpOption {
    @Override
    public int wireLength() {
      return 4;
    }

    @Override
    public void emit(byte[] into, int offset) {
      putHead(into, offset, MAXIMUM_SEGMENT_SIZE, wireLength());
      put16(into, offset + 2, octets);
    }
  }

  /**
   * Left-shift count, 0 to 255; stacks that send more than 14 exist, so we keep what came (RFC 7323
   * §2.3).
   */
  record WindowScale(int shift) implements TcpOption {
    @Override
    public int wireLength() {
      return 3;
    }

    @Override
    public void emit(byte[] into, int offset) {
      putHead(into, offset, WINDOW_SCALE, wireLength());
      put8(into, offset + 2, shift);
    }
  }

  /** The sender takes selective acknowledgements (RFC 2018 §2). */
  record SackPermitted() implements TcpOption {
    @Override
    public int wireLength() {
      return 2;
    }

    @Override
    public void emit(byte[] into, int offset) {
      putHead(into, offset, SACK_PERMITTED, wireLength());
    }
  }

  /** Selective acknowledgement of one or more blocks (RFC 2018 §3). */
  record Sack(List<Block> blocks) implements TcpOption {
    /** Received data: from the sequence number {@code left} to before {@code right}. */
    public record Block(long left, long right) {}

    /** Keeps a copy of the blocks. */
    public Sack {
      blocks = List.copyOf(blocks);
    }

    @Override
    public int wireLength() {
      return 2 + 8 * blocks.size();
    }

    @Override
    public void emit(byte[] into, int offset) {
      putHead(into, offset, SACK, wireLength());
      int at = offset + 2;
      for (Block block : blocks) {
        put32(into, at, block.left());
        put32(into, at + 4, block.right());
        at += 8;
      }
    }
  }

  /**
   * TSval and TSecr (RFC 7323 §3.2).
   *
   * @param value the sender's clock, 0 to 2^32-1
   * @param echoReply the other side's clock sent back, 0 to 2^32-1
   */
  record Timestamps(long value, long echoReply) implements TcpOption {
    @Override
    public int wireLength() {
      return 10;
    }

    @Override
    public void emit(byte[] into, int offset) {
      putHead(into, offset, TIMESTAMPS, wireLength());
      put32(into, offset + 2, value);
      put32(into, offset + 6, echoReply);
    }
  }

  /** An option of another kind, or of a kind above with a length that it should not have. */
  record Unknown(int kind, OctetString data) implements TcpOption {
    @Override
    public int wireLength() {
      return 2 + data.length();
    }

    @Override
    public void emit(byte[] into, int offset) {
      putHead(into, offset, kind, wireLength());
      data.emit(into, offset + 2);
    }
  }

  /**
   * The rest of an option area from where it is no chain of options any more: a kind without length
   * octet, a length below 2, or one beyond the end. Always last.
   */
  record Unreadable(OctetString octets) implements TcpOption {
    @Override
    public int wireLength() {
      return octets.length();
    }

    @Override
    public void emit(byte[] into, int offset) {
      octets.emit(into, offset);
    }
  }

  /** Reads a whole option area; never refuses. */
  static List<TcpOption> parse(byte[] area) {
    var options = new ArrayList<TcpOption>();
    int at = 0;
    while (at < area.length) {
      TcpOption option = read(area, at);
      options.add(option);
      at += option.wireLength();
    }
    return List.copyOf(options);
  }

  /** The options one behind the other, nothing added; an area needs a multiple of 4 octets. */
  static byte[] emit(List<TcpOption> options) {
    int length = options.stream().mapToInt(TcpOption::wireLength).sum();
    var area = new byte[length];
    int at = 0;
    for (TcpOption option : options) {
      option.emit(area, at);
      at += option.wireLength();
    }
    return area;
  }

  private static TcpOption read(byte[] area, int at) {
    int kind = u8(area, at);
    if (kind == END_OF_OPTION_LIST) {
      return new EndOfOptionList();
    }
    if (kind == NO_OPERATION) {
      return new NoOperation();
    }
    int length = at + 1 < area.length ? u8(area, at + 1) : 0;
    if (length < 2 || length > area.length - at) {
      return new Unreadable(OctetString.copyOf(area, at, area.length));
    }
    return read(area, at, kind, length);
  }

  private static TcpOption read(byte[] area, int at, int kind, int length) {
    return switch ((kind << 8) | length) {
      case (MAXIMUM_SEGMENT_SIZE << 8) | 4 -> new MaximumSegmentSize(u16(area, at + 2));
      case (WINDOW_SCALE << 8) | 3 -> new WindowScale(u8(area, at + 2));
      case (SACK_PERMITTED << 8) | 2 -> new SackPermitted();
      case (TIMESTAMPS << 8) | 10 -> new Timestamps(u32(area, at + 2), u32(area, at + 6));
      default ->
          kind == SACK && length >= 10 && length % 8 == 2
              ? sack(area, at + 2, at + length)
              : new Unknown(kind, OctetString.copyOf(area, at + 2, at + length));
    };
  }

  private static Sack sack(byte[] area, int from, int to) {
    var blocks = new ArrayList<Sack.Block>();
    for (int at = from; at < to; at += 8) {
      blocks.add(new Sack.Block(u32(area, at), u32(area, at + 4)));
    }
    return new Sack(blocks);
  }

  private static void putHead(byte[] into, int offset, int kind, int length) {
    put8(into, offset, kind);
    put8(into, offset + 1, length);
  }
}
