package io.stackprint.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import io.stackprint.report.InstalledTool;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * A network namespace of this machine (ip-netns(8)), removed when closed.
 *
 * <p>Its name holds the process id of its maker, so that what a killed test run left behind can be
 * told from what a living one needs.
 */
final class Namespace implements Closeable {
  private static final InstalledTool IP = new InstalledTool(List.of("ip"));
  private static final String PREFIX = "sptest-";
  private static final int CLONE_NEWNET = 0x40000000;

  private final String name;

  private Namespace(String name) {
    this.name = name;
  }

  /** Skips the test, visibly, where no namespaces can be made; fails it where {@code CI=true}. */
  static void requirePossible() throws Exception {
    String trial = PREFIX + ProcessHandle.current().pid() + "-trial";
    InstalledTool.require(List.of("ip"), "netns", "add", trial);
    IP.run("netns", "del", trial).succeeded();
    removeLeftOver();
  }

  private static void removeLeftOver() throws IOException, InterruptedException {
    for (String line : IP.run("netns", "list").succeeded().lines().toList()) {
      String name = line.split(" ", 2)[0];
      if (name.startsWith(PREFIX)) {
        long maker = Long.parseLong(name.split("-", 3)[1]);
        if (ProcessHandle.of(maker).isEmpty()) {
          IP.run("netns", "pids", name).output().lines().forEach(Namespace::end);
          IP.run("netns", "del", name);
        }
      }
    }
  }

  private static void end(String process) {
    ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroy);
  }

  /**
   * Makes one, with loopback up and without IPv6.
   *
   * @param label tells it from the others of this process
   */
  static Namespace make(String label) throws IOException, InterruptedException {
    var made = new Namespace(PREFIX + ProcessHandle.current().pid() + "-" + label);
    IP.run("netns", "add", made.name).succeeded();
    made.ip("link set lo up");
    made.sysctl("net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
    return made;
  }

  String name() {
    return name;
  }

  /** Runs {@code ip} in here; its arguments are parted by blanks. */
  void ip(String arguments) throws IOException, InterruptedException {
    IP.run(words("-n", name, arguments)).succeeded();
  }

  /** Joins an interface of this namespace with one of another by a cable. */
  void cable(String device, Namespace other, String otherDevice)
      throws IOException, InterruptedException {
    ip("link add %s type veth peer name %s netns %s".formatted(device, otherDevice, other.name));
    ip("link set " + device + " up");
    other.ip("link set " + otherDevice + " up");
  }

  /** Sets kernel parameters, each as {@code name=value}. */
  void sysctl(String... settings) throws IOException, InterruptedException {
    for (String setting : settings) {
      IP.run("netns", "exec", name, "sysctl", "-qw", setting).succeeded();
    }
  }

  /** Runs a command in here; its words are parted by blanks. Returns what it printed. */
  String run(String command) throws IOException, InterruptedException {
    return IP.run(words("netns", "exec", name, command)).succeeded();
  }

  /** The command that runs another one in here. */
  List<String> within(List<String> command) {
    return Stream.concat(Stream.of("ip", "netns", "exec", name), command.stream()).toList();
  }

  private static String[] words(String... texts) {
    List<String> words = new ArrayList<>();
    for (String text : texts) {
      words.addAll(List.of(text.split(" ")));
    }
    return words.toArray(String[]::new);
  }

  /** Calls something whose sockets are to be in here, in a thread of its own. */
  <T> T call(Callable<T> action) throws IOException, InterruptedException {
    var task =
        new FutureTask<>(
            () -> {
              enter();
              return action.call();
            });
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException("in namespace " + name + ": " + e.getCause(), e.getCause());
    }
  }

  private void enter() throws LastErrorException {
    int file = Libc.open("/run/netns/" + name, 0);
    try {
      Libc.setns(file, CLONE_NEWNET);
    } finally {
      Libc.close(file);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      IP.run("netns", "del", name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What moves a thread into another namespace (setns(2)). */
  private static final class Libc {
    static {
      Native.register("c");
    }

    static native int open(String path, int flags) throws LastErrorException;

    static native int setns(int file, int type) throws LastErrorException;

    static native int close(int file) throws LastErrorException;
  }
}
