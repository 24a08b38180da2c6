package io.stackprint.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A broker and a registry in a process of their own, at addresses that stay, so that the process
 * can be killed and started again.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /** Takes the directory of the data, then the ports of broker, controller and registry. */
  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[0]);
    var broker =
        EmbeddedBroker.start(
            directory.resolve("broker"),
            "127.0.0.1:" + arguments[1],
            "127.0.0.1:" + arguments[2],
            Map.of(),
            List.of());
    var unused =
        EmbeddedRegistry.start(directory.resolve("registry.json"), Integer.parseInt(arguments[3]));
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broker.close();
                  stopped.countDown();
                }));
    System.out.println("up");
    stopped.await();
  }
}
