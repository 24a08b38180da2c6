package io.stackprint.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine calls itself. */
final class Hostname {
  private static final String UNKNOWN = "localhost";

  private Hostname() {}

  static String ofThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }
}
