package io.stackprint.prober.capture;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.Optional;

/**
 * Gives a mapped part of a file back at once.
 *
 * <p>The JDK unmaps when the garbage collector finds the buffer; a reader that allocates nothing
 * never wakes the collector, and a long file would all be resident. Until {@code MemorySegment} is
 * there (JDK 22), the supported back door is {@code sun.misc.Unsafe.invokeCleaner} (JEP 260). Where
 * it is closed, the collector does it as before.
 */
final class Unmapper {
  private static final Optional<MethodHandle> CLEANER = cleaner();

  private Unmapper() {}

  /** Unmaps; any later access through the buffer or a duplicate of it may end the JVM. */
  static void unmap(MappedByteBuffer buffer) {
    CLEANER.ifPresent(cleaner -> invoke(cleaner, buffer));
  }

  private static void invoke(MethodHandle cleaner, MappedByteBuffer buffer) {
    try {
      cleaner.invoke(buffer);
    } catch (Throwable impossible) { // what MethodHandle declares; the cleaner throws nothing
      throw new IllegalStateException("cannot unmap " + buffer, impossible);
    }
  }

  private static Optional<MethodHandle> cleaner() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field field = type.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      var signature = MethodType.methodType(void.class, ByteBuffer.class);
      return Optional.of(
          MethodHandles.lookup()
              .findVirtual(type, "invokeCleaner", signature)
              .bindTo(field.get(null)));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return Optional.empty();
    }
  }
}
