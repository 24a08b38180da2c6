package io.stackprint.prober.capture;

import java.util.Arrays;

/** A set of port numbers that is small when it holds few: two octets a port. */
final class PortSet {
  private char[] sorted = new char[4];
  private int size;

  void add(int port) {
    int at = Arrays.binarySearch(sorted, 0, size, (char) port);
    if (at >= 0) {
      return;
    }
    int gap = -at - 1;
    if (size == sorted.length) {
      sorted = Arrays.copyOf(sorted, size * 2);
    }
    System.arraycopy(sorted, gap, sorted, gap + 1, size - gap);
    sorted[gap] = (char) port;
    size++;
  }

  boolean contains(int port) {
    return Arrays.binarySearch(sorted, 0, size, (char) port) >= 0;
  }

  int size() {
    return size;
  }
}
