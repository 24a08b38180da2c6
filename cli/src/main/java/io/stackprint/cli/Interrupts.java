package io.stackprint.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C: the first one asks the work to come to an end, a second one ends the process at once.
 *
 * <p>The JDK has no other way to a signal than {@code sun.misc.Signal}, which it keeps for that
 * purpose (JEP 260), but which javac warns of; hence the reflection.
 */
final class Interrupts implements AutoCloseable {
  private static final int EXIT_STATUS = 130; // 128 and the number of SIGINT, as shells have it

  private final AtomicInteger count = new AtomicInteger();
  private final Runnable first;

  private Interrupts(Runnable first) {
    this.first = first;
  }

  /** From now on the first Ctrl-C runs this, in another thread. */
  static Interrupts handledBy(Runnable first) {
    var interrupts = new Interrupts(first);
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> interrupts.answer(method.getName(), arguments));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), ours);
    } catch (ReflectiveOperationException e) {
      return interrupts; // a JVM without it: Ctrl-C ends the process
    }
    return interrupts;
  }

  private Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "handle" -> {
        interrupted();
        yield Interrupts.class; // void: nobody looks at it
      }
      case "equals" -> arguments[0] == this;
      case "hashCode" -> System.identityHashCode(this);
      default -> "Interrupts";
    };
  }

  private void interrupted() {
    if (count.incrementAndGet() > 1) {
      Runtime.getRuntime().halt(EXIT_STATUS);
    }
    first.run();
  }

  /** Whether there was one. */
  boolean happened() {
    return count.get() > 0;
  }

  @Override
  public void close() {
    // the process ends soon; what is pressed now still ends it
  }
}
