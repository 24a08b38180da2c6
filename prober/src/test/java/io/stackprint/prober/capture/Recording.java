package io.stackprint.prober.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keeps what a reader delivered, and its summary. */
final class Recording implements PacketHandler {
  private final List<Datagram> datagrams = new ArrayList<>();
  private final List<Arp> arps = new ArrayList<>();

  /** A datagram that outlives the call. */
  record Datagram(
      long number,
      long atNanos,
      boolean timed,
      String octets,
      int wireLength,
      long sourceMac,
      long destinationMac) {
    int ipId() {
      return Integer.parseInt(octets.substring(8, 12), 16);
    }

    int source() {
      return HexFormat.fromHexDigits(octets, 24, 32);
    }

    int capturedLength() {
      return octets.length() / 2;
    }
  }

  /** An ARP sender. */
  record Arp(long number, long atNanos, int senderAddress, long senderMac) {}

  /** All that came of a file. */
  record Result(CaptureSummary summary, List<Datagram> datagrams, List<Arp> arps) {
    Datagram only() {
      return datagrams.get(0);
    }

    List<Integer> ipIds() {
      return datagrams.stream().map(Datagram::ipId).toList();
    }

    List<Long> times() {
      return datagrams.stream().map(Datagram::atNanos).toList();
    }

    List<String> messages() {
      return summary.diagnostics().stream().map(CaptureSummary.Diagnostic::message).toList();
    }
  }

  /** One of the ways to read a capture. */
  @FunctionalInterface
  interface Reading {
    CaptureSummary read(PacketHandler handler) throws IOException;
  }

  static Result of(Reading reading) throws IOException {
    var recording = new Recording();
    CaptureSummary summary = reading.read(recording);
    return new Result(summary, List.copyOf(recording.datagrams), List.copyOf(recording.arps));
  }

  static Result of(byte[] file) throws IOException {
    var in = new ByteArrayInputStream(file);
    return of(handler -> CaptureReader.read("test", in, handler, CaptureProgress.NONE));
  }

  @Override
  public void ipv4(CapturedDatagram datagram) {
    datagrams.add(
        new Datagram(
            datagram.number(),
            datagram.atNanos(),
            datagram.timed(),
            HexFormat.of().formatHex(datagram.copy()),
            datagram.wireLength(),
            datagram.sourceMac(),
            datagram.destinationMac()));
  }

  @Override
  public void arp(long number, long atNanos, int senderAddress, long senderMac) {
    arps.add(new Arp(number, atNanos, senderAddress, senderMac));
  }
}
