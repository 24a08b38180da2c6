package io.stackprint.cluster;

import java.nio.file.Path;

/** A process that holds a data directory until it is killed; says when it does. */
final class HoldDirectory {
  private HoldDirectory() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (var held = DataDirectory.at(Path.of(arguments[0]))) {
      System.out.println("holding " + held.path());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
