package io.stackprint.prober.app;

import io.stackprint.prober.pace.ScanSettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * What a live scan is, but for its targets.
 *
 * @param settings how to scan
 * @param scope name of the network that is scanned
 * @param sensor name of this prober
 * @param observations the id of the observation of a target, if not one that is drawn
 * @param device the only interface to use, if there is to be one
 * @param source IPv4 address to send from, if not the system's choice
 */
public record LiveScan(
    ScanSettings settings,
    String scope,
    String sensor,
    Optional<IntFunction<String>> observations,
    Optional<String> device,
    OptionalInt source) {}
