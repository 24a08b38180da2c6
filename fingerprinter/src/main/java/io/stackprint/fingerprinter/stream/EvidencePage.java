package io.stackprint.fingerprinter.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Some pieces of evidence of one observation, one after the other, each as it travels.
 *
 * <pre>
 * piece: round 4 | place in the round 4 | length 4 | octets
 * </pre>
 *
 * <p>To add a piece copies octets and decodes nothing. Immutable.
 */
final class EvidencePage {
  static final EvidencePage EMPTY = new EvidencePage(new byte[0]);

  /** The place of the end of a round; replies have their arrival, 0 or more. */
  static final int END = -1;

  private static final int HEADER_OCTETS = 3 * Integer.BYTES;

  /** What a round of an ordinary host needs, twice over; bounds what one more piece copies. */
  private static final int FULL_OCTETS = 16_384;

  private final byte[] octets;

  private EvidencePage(byte[] octets) {
    this.octets = octets;
  }

  /** How a store keeps pages. */
  static Serde<EvidencePage> serde() {
    return Serdes.serdeFrom(
        (topic, page) -> page == null ? null : page.octets,
        (topic, octets) -> octets == null ? null : new EvidencePage(octets));
  }

  /** True when the next piece belongs on another page. */
  boolean isFull() {
    return octets.length >= FULL_OCTETS;
  }

  /** True when it has a piece of this place. */
  boolean holds(int round, int place) {
    ByteBuffer pieces = ByteBuffer.wrap(octets);
    while (pieces.hasRemaining()) {
      int pieceRound = pieces.getInt();
      int piecePlace = pieces.getInt();
      if (pieceRound == round && piecePlace == place) {
        return true;
      }
      int length = pieces.getInt();
      pieces.position(pieces.position() + length);
    }
    return false;
  }

  /** The page with one more piece. */
  EvidencePage with(int round, int place, byte[] piece) {
    byte[] longer = Arrays.copyOf(octets, octets.length + HEADER_OCTETS + piece.length);
    ByteBuffer.wrap(longer, octets.length, HEADER_OCTETS + piece.length)
        .putInt(round)
        .putInt(place)
        .putInt(piece.length)
        .put(piece);
    return new EvidencePage(longer);
  }

  /** Gives all pieces to a consumer, in the order in which they were added. */
  void forEach(Consumer<byte[]> consumer) {
    ByteBuffer pieces = ByteBuffer.wrap(octets);
    while (pieces.hasRemaining()) {
      pieces.position(pieces.position() + 2 * Integer.BYTES);
      var piece = new byte[pieces.getInt()];
      pieces.get(piece);
      consumer.accept(piece);
    }
  }
}
