package io.stackprint.prober.app;

import io.stackprint.prober.pace.ScanSettings;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a live scan is, but for its targets.
 *
 * @param settings how to scan
 * @param scope name of the network that is scanned
 * @param sensor name of this prober
 * @param device the only interface to use, if there is to be one
 * @param source IPv4 address to send from, if not the system's choice
 */
public record LiveScan(
    ScanSettings settings,
    String scope,
    String sensor,
    Optional<String> device,
    OptionalInt source) {}
