package io.stackprint.fingerprinter.derive;

import static io.stackprint.wire.TcpFlags.CWR;
import static io.stackprint.wire.TcpFlags.ECE;
import static io.stackprint.wire.TcpFlags.RST;
import static io.stackprint.wire.TcpFlags.URG;

import io.stackprint.fingerprint.Rules;
import io.stackprint.wire.TcpView;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What the header of a TCP reply shows in the lines ECN and T1 to T7.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">W, S, A, F, RD, Q, CC</a>
 */
public final class TcpAttributes {
  private static final String FLAG_LETTERS = "EUAPRSF"; // from ECE down to FIN; CWR has none

  private TcpAttributes() {}

  /** W: window. */
  public static String window(TcpView reply) {
    return Hex.of(reply.window());
  }

  /** S: sequence number compared with the acknowledgement field of the probe. */
  public static String sequence(TcpView reply, long probeAck) {
    return compared(reply.seq(), probeAck, "A");
  }

  /** A: acknowledgement number compared with the sequence number of the probe. */
  public static String acknowledgement(TcpView reply, long probeSeq) {
    return compared(reply.ack(), probeSeq, "S");
  }

  private static String compared(long value, long probeValue, String same) {
    if (value == 0) {
      return "Z";
    }
    if (value == probeValue) {
      return same;
    }
    return value == (probeValue + 1 & 0xFFFF_FFFFL) ? same + "+" : "O";
  }

  /** F: a letter for each flag that is set. */
  public static String flags(TcpView reply) {
    var letters = new StringBuilder();
    for (int i = 0; i < FLAG_LETTERS.length(); i++) {
      if (reply.has(ECE >> i)) {
        letters.append(FLAG_LETTERS.charAt(i));
      }
    }
    return letters.toString();
  }

  /** RD: checksum of the text that some stacks put into a RST. */
  public static String resetData(TcpView reply, Rules rules) {
    if (!reply.has(RST) || reply.payloadLength() == 0) {
      return "0";
    }
    var crc = new CRC32();
    crc.update(reply.array(), reply.payloadOffset(), reply.payloadLength());
    return rules.is793()
        ? String.format(Locale.ROOT, "%08X", crc.getValue())
        : Hex.of(crc.getValue());
  }

  /** Q: a reserved bit is set; there is an urgent pointer without URG. */
  public static String quirks(TcpView reply) {
    String reserved = reply.reserved() != 0 ? "R" : "";
    String urgent = !reply.has(URG) && reply.urgentPointer() != 0 ? "U" : "";
    return reserved + urgent;
  }

  /** CC: answer to the ECN probe's ECE and CWR (RFC 3168 §6.1.1). */
  public static String congestionControl(TcpView reply) {
    if (reply.has(ECE)) {
      return reply.has(CWR) ? "S" : "Y";
    }
    return reply.has(CWR) ? "O" : "N";
  }
}
