package io.stackprint.report;

import io.stackprint.record.HostRecord;
import java.io.IOException;

/**
 * A report on hosts, written while they become known.
 *
 * <p>Call {@link #begin} once, {@link #host} for each host, {@link #end} once. Each call flushes
 * the writer, which stays open. Hosts appear in the order given. Not thread safe.
 */
public interface Report {
  /** Writes what stands above the hosts. */
  void begin() throws IOException;

  /** Writes one host. */
  void host(HostRecord host) throws IOException;

  /** Writes what stands below the hosts. */
  void end(RunSummary summary) throws IOException;
}
