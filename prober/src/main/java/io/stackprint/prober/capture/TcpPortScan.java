package io.stackprint.prober.capture;

import io.stackprint.record.PortKnowledge;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;

/**
 * What one address found out about the TCP ports of another before it sent OS-detection probes.
 *
 * <p>Fed with every segment between the two that is no such probe: SYN, connect, FIN, NULL, Xmas
 * and ACK scans are understood, and ordinary connections teach the same facts.
 */
final class TcpPortScan {
  /** Nmap draws the port for T5 to T7 from these when it knows neither a closed nor another one. */
  static final int RANDOM_PORT_FIRST = 30_000;

  /** Last port of that range. */
  static final int RANDOM_PORT_LAST = 44_780;

  /** Window of every segment of Nmap's raw port scans. */
  static final int RAW_SCAN_WINDOW = 1024;

  private static final int CONNECTION_FLAGS = TcpFlags.SYN | TcpFlags.RST | TcpFlags.ACK;
  private static final int MSS_ONLY = 24;

  private final PortSet asked = new PortSet();
  private final PortSet sources = new PortSet();
  private final PortSet open = new PortSet();
  private final PortSet closed = new PortSet();
  private boolean rawScan;
  private boolean ackScan;
  private long lastAskedNumber;

  /** True for a segment that asks whether a port is open. */
  static boolean asks(TcpView segment) {
    int flags = segment.flags() & CONNECTION_FLAGS;
    return flags == TcpFlags.SYN || (flags == 0 && segment.payloadLength() == 0);
  }

  /**
   * True for a segment as Nmap's ACK scan sends it; only that scanner's are told from the crowd.
   */
  static boolean asksWithAck(TcpView segment) {
    return segment.flags() == TcpFlags.ACK
        && segment.window() == RAW_SCAN_WINDOW
        && segment.length() == TcpView.MINIMUM_HEADER_LENGTH;
  }

  void asked(TcpView segment, long number) {
    asked.add(segment.destinationPort());
    sources.add(segment.sourcePort());
    lastAskedNumber = number;
    rawScan |=
        segment.window() == RAW_SCAN_WINDOW
            && (segment.headerLength() == MSS_ONLY || !segment.has(TcpFlags.SYN));
  }

  void askedWithAck() {
    ackScan = true;
  }

  void answered(TcpView segment) {
    if (segment.has(TcpFlags.SYN | TcpFlags.ACK)) {
      open.add(segment.sourcePort());
    } else if (segment.has(TcpFlags.RST) && asked.contains(segment.sourcePort())) {
      closed.add(segment.sourcePort());
    }
  }

  /** True when there was a port scan: a raw one, or questions to more than one port. */
  boolean happened() {
    return rawScan || ackScan || asked.size() > 1;
  }

  /** Number of the last packet that asked; 0 when none did. */
  long lastAskedNumber() {
    return lastAskedNumber;
  }

  /** True when a question may have gone from this port of the scanner to this one of the target. */
  boolean mayHaveAsked(int scannerPort, int targetPort) {
    return sources.contains(scannerPort) && asked.contains(targetPort);
  }

  /** Whether the scanner knew this port, which it used for T5 to T7, to be closed. */
  PortKnowledge knowledgeOfClosed(int port) {
    if (closed.contains(port) && !open.contains(port)) {
      return PortKnowledge.KNOWN;
    }
    boolean drawn = port >= RANDOM_PORT_FIRST && port <= RANDOM_PORT_LAST;
    // A port outside the range was not drawn: it was closed, and the capture does not show it.
    return happened() && (drawn || ackScan) ? PortKnowledge.NOT_KNOWN : PortKnowledge.UNDETERMINED;
  }
}
