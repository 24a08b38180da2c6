package io.stackprint.prober.port;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The few functions of Linux's C library that Java has no words for (socket(7), packet(7)). */
final class Libc {
  static final int AF_INET = 2;
  static final int AF_PACKET = 17;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;
  static final int IPPROTO_RAW = 255;
  static final int SOL_SOCKET = 1;
  static final int SO_SNDBUF = 7;
  static final int SO_BINDTODEVICE = 25;
  static final int EPERM = 1;
  static final int EACCES = 13;

  static {
    Native.register("c");
  }

  private Libc() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int setsockopt(int socket, int level, int option, Pointer value, int length)
      throws LastErrorException;

  /** Returns the octets sent; a failure is an exception with {@code errno}. */
  static native int sendto(
      int socket, Pointer octets, long length, int flags, Pointer address, int addressLength)
      throws LastErrorException;

  static native int close(int socket) throws LastErrorException;
}
