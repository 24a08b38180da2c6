package io.stackprint.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Processor time used so far.
 *
 * @param application by the threads of some Kafka Streams applications, seconds
 * @param process by the whole process: the embedded broker, the compiler and the garbage collector
 *     too, seconds
 */
record CpuTime(double application, double process) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** As of now, for the applications whose ids start with this; Kafka names its threads so. */
  static CpuTime of(String applications) {
    double application = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains(applications)) {
        application += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())) / 1e9;
      }
    }
    return new CpuTime(application, SYSTEM.getProcessCpuTime() / 1e9);
  }

  CpuTime since(CpuTime before) {
    return new CpuTime(application - before.application, process - before.process);
  }
}
