package io.stackprint.chaos;

import io.stackprint.cli.ChildJvm;
import io.stackprint.embedded.BrokerMain;
import io.stackprint.guarantee.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A broker with a registry, and services, each in a process of its own, and a supervisor that
 * starts again whatever has ended.
 */
final class Installation implements AutoCloseable {
  private static final int LOOK_EVERY_MILLIS = 1_000;
  private static final int MOST_STARTS = 100; // of one part; more means that it never comes up

  private final Path directory;
  private final Site site;
  private final Path config;
  private final Optional<Part> broker;
  private final List<Part> services = new CopyOnWriteArrayList<>();
  private final Thread supervisor = new Thread(this::supervise, "supervisor");
  private volatile boolean closed;

  Installation(Path directory) throws IOException {
    this.directory = directory;
    List<Integer> ports = freePorts(3);
    site = new Site("127.0.0.1:" + ports.get(0), "http://127.0.0.1:" + ports.get(2));
    List<String> arguments = new ArrayList<>(List.of(directory.resolve("data").toString()));
    ports.forEach(port -> arguments.add(Integer.toString(port)));
    var own = new Part("broker", BrokerMain.class.getName(), arguments, Map.of());
    broker = Optional.of(own);
    config = site.config(directory, "topic.partitions=4");
    own.awaitLog("up");
    begin();
  }

  /** Services on a broker and a registry that others run, on topics with a prefix. */
  Installation(Path directory, Site site, String prefix) throws IOException {
    this.directory = directory;
    this.site = site;
    broker = Optional.empty();
    config = site.config(directory, "topic.partitions=4", "topic.prefix=" + prefix);
    begin();
  }

  private void begin() {
    supervisor.setDaemon(true);
    supervisor.start();
  }

  /** The directory, made anew. */
  static Path emptied(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  /** Starts two fingerprinters and two matchers, when their database is there. */
  void startServices() {
    for (String service : List.of("fingerprinter", "matcher")) {
      for (int instance = 1; instance <= 2; instance++) {
        start(service + "-" + instance, List.of(service));
      }
    }
  }

  /** Starts an instance of a service by these words, which is started again when it has ended. */
  Part start(String name, List<String> words) {
    var part = new Part(name, "io.stackprint.cli.Stackprint", words, environment(name));
    services.add(part);
    return part;
  }

  private Map<String, String> environment(String instance) {
    return Map.of(
        "STACKPRINT_CONFIG", config.toString(),
        "STACKPRINT_HTTP_PORT", "0",
        "STACKPRINT_STATE_DIR", directory.resolve(instance).toString());
  }

  /** What {@code --config} takes. */
  Path config() {
    return config;
  }

  String bootstrapServer() {
    return site.bootstrapServer();
  }

  String registry() {
    return site.schemaRegistry();
  }

  /** Its own broker. */
  Part broker() {
    return broker.orElseThrow();
  }

  List<Part> services() {
    return services;
  }

  /** How often anything was started. */
  int starts() {
    return broker.map(part -> part.starts).orElse(0)
        + services.stream().mapToInt(part -> part.starts).sum();
  }

  private void supervise() {
    while (!closed) {
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      broker.ifPresent(Part::startAgainIfEnded);
      services.forEach(Part::startAgainIfEnded);
    }
  }

  @Override
  public void close() {
    closed = true;
    supervisor.interrupt();
    try {
      supervisor.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    services.forEach(Part::end);
    broker.ifPresent(Part::end);
  }

  /** One process, and those that were it before. */
  final class Part {
    private final String name;
    private final String mainClass;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private ChildJvm jvm;
    private int starts;
    private long notBeforeNanos = System.nanoTime();

    Part(String name, String mainClass, List<String> arguments, Map<String, String> environment) {
      this.name = name;
      this.mainClass = mainClass;
      this.arguments = List.copyOf(arguments);
      this.environment = environment;
      this.jvm = start();
    }

    private ChildJvm start() {
      if (++starts > MOST_STARTS) {
        throw new IllegalStateException(name + " ends again and again");
      }
      return ChildJvm.start(directory.resolve(name + ".log"), environment, mainClass, arguments);
    }

    synchronized ChildJvm jvm() {
      return jvm;
    }

    /** How often it was started. */
    synchronized int starts() {
      return starts;
    }

    /** Kills it; it is started again when this long is over. */
    synchronized void awayFor(int seconds) {
      notBeforeNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      jvm.kill();
    }

    private synchronized void startAgainIfEnded() {
      boolean due = System.nanoTime() - notBeforeNanos >= 0;
      if (!closed && due && !jvm.isAlive()) {
        jvm = start();
      }
    }

    private void awaitLog(String line) throws IOException {
      while (!Files.readString(directory.resolve(name + ".log")).contains(line)) {
        if (!jvm.isAlive()) {
          throw new AssertionError(name + " does not start:\n" + jvm.log());
        }
        pause(100);
      }
    }

    private synchronized void end() {
      jvm.resume();
      jvm.kill();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the broker takes connections again. */
  void awaitBroker() {
    var address = URI.create("kafka://" + site.bootstrapServer());
    while (true) {
      try {
        new Socket(address.getHost(), address.getPort()).close();
        return;
      } catch (IOException e) {
        pause(100);
      }
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      sockets.add(socket);
      ports.add(socket.getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }
}
