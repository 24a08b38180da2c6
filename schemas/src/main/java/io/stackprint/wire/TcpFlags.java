package io.stackprint.wire;

/** The control bits of a TCP segment, as they stand in octet 13 of its header (RFC 9293 §3.1). */
public final class TcpFlags {
  /** No more data from the sender. */
  public static final int FIN = 0x01;

  /** Synchronise sequence numbers. */
  public static final int SYN = 0x02;

  /** Reset the connection. */
  public static final int RST = 0x04;

  /** Push function. */
  public static final int PSH = 0x08;

  /** The acknowledgement field counts. */
  public static final int ACK = 0x10;

  /** The urgent pointer counts. */
  public static final int URG = 0x20;

  /** ECN echo (RFC 3168 §6.1). */
  public static final int ECE = 0x40;

  /** Congestion window reduced (RFC 3168 §6.1). */
  public static final int CWR = 0x80;

  private TcpFlags() {}
}
