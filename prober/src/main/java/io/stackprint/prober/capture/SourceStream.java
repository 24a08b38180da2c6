package io.stackprint.prober.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;

/** A stream as it comes, perhaps compressed: counts what is taken and can unpack it. */
final class SourceStream extends FilterInputStream {
  private static final int BUFFER_OCTETS = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b; // RFC 1952 §2.3.1

  private long octetsRead;

  SourceStream(InputStream in) {
    super(new BufferedInputStream(in, BUFFER_OCTETS));
  }

  /** True when the file begins as gzip files do. */
  static boolean isGzip(FileChannel file) throws IOException {
    var first = ByteBuffer.allocate(2);
    return file.read(first, 0) == 2 && (first.getShort(0) & 0xffff) == GZIP_MAGIC;
  }

  /** True when what comes next begins as gzip files do. */
  boolean isGzip() throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return (first << 8 | second) == GZIP_MAGIC;
  }

  /** The octets that were compressed. */
  InputStream unpacked() throws IOException {
    return new GZIPInputStream(this, BUFFER_OCTETS);
  }

  /** What unpacking complained about: {@link GZIPInputStream} has no words for a plain end. */
  static String complaint(IOException broken) {
    return broken instanceof EOFException || broken.getMessage() == null
        ? "unexpected end"
        : broken.getMessage();
  }

  /** Octets taken so far. */
  long octetsRead() {
    return octetsRead;
  }

  @Override
  public int read() throws IOException {
    int octet = in.read();
    octetsRead += octet < 0 ? 0 : 1;
    return octet;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    int read = in.read(octets, offset, length);
    octetsRead += Math.max(0, read);
    return read;
  }

  /**
   * Always claims that more may come: {@link GZIPInputStream} asks before it looks for a further
   * member, and a pipe answers 0 when its writer is only slow.
   */
  @Override
  public int available() {
    return 1;
  }

  @Override
  public boolean markSupported() {
    return false; // the count would be wrong after a reset
  }
}
