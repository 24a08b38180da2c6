package io.stackprint.prober.capture;

import io.stackprint.prober.capture.CaptureSummary.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What a decoder notes about its capture besides the packets. Bounded, whatever the file holds. */
final class Findings {
  /** Notes kept; a file that is wrong in more places is wrong enough. */
  static final int MOST_DIAGNOSTICS = 100;

  /** Different interfaces listed. */
  static final int MOST_INTERFACES = 1000;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<CaptureSummary.Interface> interfaces = new LinkedHashSet<>();
  private OptionalLong cutAt = OptionalLong.empty();

  /** Notes something that does not end the reading. */
  void note(long packet, long offset, String message) {
    if (diagnostics.size() < MOST_DIAGNOSTICS) {
      diagnostics.add(new Diagnostic(packet, offset, message));
    } else if (diagnostics.size() == MOST_DIAGNOSTICS) {
      diagnostics.add(new Diagnostic(packet, offset, "this and more is not listed"));
    }
  }

  /** Notes why nothing from an octet on is used. */
  void stop(long packet, DamagedCaptureException damage) {
    cutAt = OptionalLong.of(damage.offset());
    diagnostics.add(new Diagnostic(packet, damage.offset(), damage.reason()));
  }

  /** Lists an interface, unless its like is there already. */
  void declared(CaptureInterface declared) {
    if (interfaces.size() < MOST_INTERFACES) {
      interfaces.add(declared.summary());
    }
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  List<CaptureSummary.Interface> interfaces() {
    return List.copyOf(interfaces);
  }

  OptionalLong cutAt() {
    return cutAt;
  }
}
