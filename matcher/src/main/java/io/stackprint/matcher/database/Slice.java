package io.stackprint.matcher.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Some octets of a text, not copied; equal to others with the same content. */
final class Slice {
  private final byte[] source;
  private final int start;
  private final int end; // exclusive
  private final int hash;

  private Slice(byte[] source, int start, int end, int hash) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.hash = hash;
  }

  /** Cuts a text into lines, without the LF that ends each of them. */
  static Iterator<Slice> lines(byte[] source) {
    return new Lines(source);
  }

  int length() {
    return end - start;
  }

  boolean isAscii() {
    for (int at = start; at < end; at++) {
      if (source[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text that it is, if each octet is a character. */
  String latin1() {
    return new String(source, start, length(), StandardCharsets.ISO_8859_1);
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(source, start, length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice that
        && hash == that.hash
        && Arrays.equals(source, start, end, that.source, that.start, that.end);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private static final class Lines implements Iterator<Slice> {
    private final byte[] source;
    private int next; // where the next line starts

    Lines(byte[] source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      return next < source.length;
    }

    @Override
    public Slice next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the text ends at octet " + source.length);
      }
      int start = next;
      int end = start;
      int hash = 0;
      while (end < source.length && source[end] != '\n') {
        hash = 31 * hash + source[end++];
      }
      next = end + 1;
      return new Slice(source, start, end, hash);
    }
  }
}
