package io.stackprint.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether this process may send what it likes. */
public final class RawSockets {
  private static final int CAP_NET_RAW = 13; // capabilities(7)
  private static final Pattern EFFECTIVE = Pattern.compile("CapEff:\\s*([0-9a-f]+)");

  private RawSockets() {}

  /** Skips the test, visibly, where it may not; fails it where {@code CI=true}. */
  public static void require() throws IOException {
    Matcher effective = EFFECTIVE.matcher(Files.readString(Path.of("/proc/self/status")));
    boolean allowed =
        effective.find()
            && ((Long.parseUnsignedLong(effective.group(1), 16) >> CAP_NET_RAW) & 1) == 1;
    if (!allowed) {
      String reason = "needs root or CAP_NET_RAW";
      if ("true".equals(System.getenv("CI"))) {
        fail(reason);
      }
      abort(reason);
    }
  }
}
