package io.stackprint.live;

import io.stackprint.wire.Ipv4Address;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

/**
 * A host whose kernel is silent, and in whose place something answers each packet as no honest
 * stack does. Frames are Ethernet, IPv4 without options; checksums are left wrong, because nothing
 * but the kernel of the scanner looks at them.
 */
final class HostileHost implements Closeable {
  private static final int IP = 14; // where the datagram begins
  private static final int TOTAL_LENGTH = IP + 2;
  private static final int PROTOCOL = IP + 9;
  private static final int SOURCE = IP + 12;
  private static final int DESTINATION = IP + 16;
  private static final int TRANSPORT = IP + 20;
  private static final int TCP_ACK = TRANSPORT + 8;
  private static final int TCP_DATA_OFFSET = TRANSPORT + 12;
  private static final int TCP_FLAGS = TRANSPORT + 13;
  private static final int TCP_HEADER = 20;
  private static final int SYN_ACK = 0x12;
  private static final int RST_ACK = 0x14;
  private static final int FLOOD = 500;

  private final PcapHandle handle;
  private final Function<byte[], List<byte[]>> answers;
  private final Thread thread = new Thread(this::answer, "hostile");

  private HostileHost(PcapHandle handle, Function<byte[], List<byte[]>> answers) {
    this.handle = handle;
    this.answers = answers;
  }

  /**
   * Makes a host of a lab hostile.
   *
   * @param answers the frames that answer a frame
   */
  static HostileHost at(Namespace host, String address, Function<byte[], List<byte[]>> answers)
      throws IOException, InterruptedException {
    String unused = host.run("iptables -A INPUT -j DROP");
    PcapHandle handle =
        host.call(
            () ->
                new PcapHandle.Builder("eth0")
                    .snaplen(2_048)
                    .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
                    .timeoutMillis(10)
                    .immediateMode(true)
                    .build());
    var hostile = new HostileHost(handle, answers);
    try {
      handle.setFilter("ip and dst host " + address, BpfCompileMode.OPTIMIZE);
    } catch (PcapNativeException | NotOpenException e) {
      throw new IOException(e);
    }
    hostile.thread.setDaemon(true);
    hostile.thread.start();
    return hostile;
  }

  private void answer() {
    try {
      handle.loop(-1, (byte[] frame) -> answers.apply(frame).forEach(this::send));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is being closed
    } catch (PcapNativeException | NotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(byte[] frame) {
    try {
      handle.sendPacket(frame);
    } catch (PcapNativeException | NotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each packet brings five hundred. */
  static List<byte[]> floods(byte[] frame) {
    return Collections.nCopies(FLOOD, reply(frame, SYN_ACK));
  }

  /** Forty octets of TCP options that say that they are longer, and all the payload that fits. */
  static List<byte[]> overflows(byte[] frame) {
    byte[] reply = Arrays.copyOf(reply(frame, SYN_ACK), 1_514);
    if (isTcp(frame)) {
      reply[TCP_DATA_OFFSET] = (byte) 0xf0;
      Arrays.fill(reply, TRANSPORT + TCP_HEADER, TRANSPORT + 60, (byte) 8);
      reply[TRANSPORT + TCP_HEADER + 1] = (byte) 200;
    }
    return List.of(withTotalLength(reply, reply.length - IP));
  }

  /** Lengths of datagram, header and segment that do not fit each other or the frame. */
  static List<byte[]> misleads(byte[] frame) {
    List<byte[]> replies = new ArrayList<>();
    for (int total : new int[] {0, 10, 20, 24, 0xffff}) {
      replies.add(withTotalLength(reply(frame, SYN_ACK), total));
    }
    byte[] longHeader = reply(frame, SYN_ACK);
    longHeader[IP] = 0x4f;
    replies.add(longHeader);
    byte[] longOffset = reply(frame, SYN_ACK);
    if (isTcp(frame)) {
      longOffset[TCP_DATA_OFFSET] = (byte) 0xf0;
    }
    replies.add(Arrays.copyOf(longOffset, TRANSPORT + 14));
    replies.add(Arrays.copyOf(longOffset, IP + 8));
    return replies;
  }

  /** Answers in the name of another host, which was not asked: to guessed ports and identifiers. */
  static Function<byte[], List<byte[]>> spoofs(String victim) {
    return frame -> {
      List<byte[]> replies = new ArrayList<>();
      for (int guess = 0; guess < 40; guess++) {
        byte[] reply = reply(frame, guess % 2 == 0 ? RST_ACK : SYN_ACK);
        ByteBuffer words = ByteBuffer.wrap(reply).putInt(SOURCE, Ipv4Address.parse(victim));
        if (isTcp(frame)) {
          words.putShort(TRANSPORT, (short) (guess < 20 ? 22 : 80));
          words.putShort(TRANSPORT + 2, (short) (words.getShort(TRANSPORT + 2) + guess - 20));
          words.putInt(TCP_ACK, words.getInt(TCP_ACK) + guess);
        } else if (reply.length > TRANSPORT + 6) {
          reply[TRANSPORT] = 0; // an echo reply
          words.putShort(TRANSPORT + 4, (short) (words.getShort(TRANSPORT + 4) + guess - 20));
        }
        replies.add(reply);
      }
      return replies;
    };
  }

  private static boolean isTcp(byte[] frame) {
    return frame[PROTOCOL] == RawDatagram.TCP;
  }

  /** The frame the other way round, and of a segment the answer with these flags. */
  private static byte[] reply(byte[] frame, int flags) {
    byte[] reply = frame.clone();
    System.arraycopy(frame, 0, reply, 6, 6);
    System.arraycopy(frame, 6, reply, 0, 6);
    System.arraycopy(frame, SOURCE, reply, DESTINATION, 4);
    System.arraycopy(frame, DESTINATION, reply, SOURCE, 4);
    if (isTcp(frame)) {
      System.arraycopy(frame, TRANSPORT, reply, TRANSPORT + 2, 2);
      System.arraycopy(frame, TRANSPORT + 2, reply, TRANSPORT, 2);
      int seq = ByteBuffer.wrap(frame).getInt(TRANSPORT + 4);
      ByteBuffer.wrap(reply).putInt(TCP_ACK, seq + 1);
      reply[TCP_FLAGS] = (byte) flags;
    }
    return reply;
  }

  private static byte[] withTotalLength(byte[] frame, int octets) {
    ByteBuffer.wrap(frame).putShort(TOTAL_LENGTH, (short) octets);
    return frame;
  }

  @Override
  public void close() {
    try {
      handle.breakLoop();
      thread.join(1_000);
    } catch (NotOpenException e) {
      return; // it has ended by itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handle.close();
  }
}
