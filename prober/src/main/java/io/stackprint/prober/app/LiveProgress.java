package io.stackprint.prober.app;

import io.stackprint.prober.pace.Progress;

/**
 * How far a live scan is.
 *
 * @param engine what the engine has done
 * @param captureDropped packets that came in but were dropped before they could be looked at
 */
public record LiveProgress(Progress engine, long captureDropped) {}
