package io.stackprint.cli;

import java.io.IOException;
import java.net.ServerSocket;

/** A program that listens at a TCP port, says {@code !} when it does, and accepts for ever. */
final class OpenPort {
  private OpenPort() {}

  /** Listens at the port that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    try (var server = new ServerSocket(Integer.parseInt(arguments[0]))) {
      System.out.print('!');
      System.out.flush();
      while (!server.isClosed()) {
        server.accept().close();
      }
    }
  }
}
