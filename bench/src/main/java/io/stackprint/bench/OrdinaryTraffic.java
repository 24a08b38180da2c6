package io.stackprint.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a busy link carries besides scans: TCP connections from handshake to end, and questions to
 * name servers, of some thousand clients and some hundred servers. The same every time.
 */
@SuppressWarnings("ByteBufferBackingArray") // all of them are allocated here
final class OrdinaryTraffic {
  private static final int OPEN_CONNECTIONS = 2_000;
  private static final int CLIENTS = 4_000;
  private static final int SERVERS = 300;
  private static final int[] DATA_OCTETS = {0, 0, 0, 36, 120, 512};
  private static final int[] SERVER_PORTS = {443, 443, 443, 80, 22, 993};

  private static final int HEADERS = 14 + 20;
  private static final int IPV4 = 0x0800;
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int PSH = 8;
  private static final int ACK = 16;
  // Maximum segment size 1460, SACK permitted, timestamp, no operation, window scale 7.
  private static final int[] SYN_OPTIONS = {
    0x020405b4, 0x0402080a, 0x00012345, 0x00000000, 0x01030307
  };
  private static final int[] OPTIONS = {0x0101080a, 0x00012345, 0x00054321};

  private final Random random = new Random(20);
  private final List<Connection> open = new ArrayList<>();

  /** The next frame on the link. */
  Frame next(long atMicros) {
    if (random.nextInt(20) == 0) {
      return new Frame(atMicros, question());
    }
    if (open.size() < OPEN_CONNECTIONS) {
      open.add(new Connection());
    }
    int index = random.nextInt(open.size());
    Connection connection = open.get(index);
    byte[] octets = connection.next();
    if (connection.isOver()) {
      open.set(index, new Connection());
    }
    return new Frame(atMicros, octets);
  }

  private int client() {
    return 0xc0a8_0000 + random.nextInt(CLIENTS); // 192.168.0.0
  }

  private int server() {
    return 0xc633_6400 + random.nextInt(SERVERS); // 198.51.100.0
  }

  private byte[] question() {
    int data = 32 + random.nextInt(16);
    ByteBuffer frame = ipv4(17, 8 + data, client(), server());
    frame.putShort((short) (32_768 + random.nextInt(28_000))).putShort((short) 53);
    return frame.putShort((short) (8 + data)).putShort((short) 0).array();
  }

  private ByteBuffer ipv4(int protocol, int payload, int source, int destination) {
    ByteBuffer frame = ByteBuffer.allocate(HEADERS + payload);
    frame.putLong(0x0200_0000_0001_0200L).putInt(0x0000_0002).putShort((short) IPV4);
    frame.putShort((short) 0x4500).putShort((short) (20 + payload));
    frame.putInt((random.nextInt(0x10000) << 16) | 0x4000).put((byte) 61).put((byte) protocol);
    return frame.putShort((short) 0).putInt(source).putInt(destination);
  }

  private final class Connection {
    private final int client = client();
    private final int server = server();
    private final int clientPort = 32_768 + random.nextInt(28_000);
    private final int serverPort = SERVER_PORTS[random.nextInt(SERVER_PORTS.length)];
    private final int packets = 8 + random.nextInt(24);
    private int sequence = random.nextInt();
    private int acknowledged = random.nextInt();
    private int sent;

    boolean isOver() {
      return sent == packets;
    }

    byte[] next() {
      boolean fromClient = sent % 2 == 0;
      int[] options = sent < 2 ? SYN_OPTIONS : OPTIONS;
      int data = sent < 3 || isLast() ? 0 : DATA_OCTETS[random.nextInt(DATA_OCTETS.length)];
      int header = 20 + Integer.BYTES * options.length;
      ByteBuffer frame =
          fromClient
              ? ipv4(6, header + data, client, server)
              : ipv4(6, header + data, server, client);
      frame.putInt(fromClient ? (clientPort << 16) | serverPort : (serverPort << 16) | clientPort);
      frame.putInt(fromClient ? sequence : acknowledged);
      frame.putInt(sent == 0 ? 0 : fromClient ? acknowledged : sequence);
      frame
          .putShort((short) (((header / 4) << 12) | flags(data)))
          .putShort((short) 64_240)
          .putInt(0);
      for (int option : options) {
        frame.putInt(option);
      }
      sequence += data;
      acknowledged += data;
      sent++;
      return frame.array();
    }

    private boolean isLast() {
      return sent >= packets - 2;
    }

    private int flags(int data) {
      if (sent < 2) {
        return sent == 0 ? SYN : SYN | ACK;
      }
      return isLast() ? FIN | ACK : data > 0 ? PSH | ACK : ACK;
    }
  }
}
