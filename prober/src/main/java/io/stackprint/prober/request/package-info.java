/**
 * Pure: what a scan request asks for, and when.
 *
 * <p>Start at {@link io.stackprint.prober.request.RequestReader}: it turns a request into {@link
 * io.stackprint.prober.request.Network}s, or refuses it with a sentence. {@link
 * io.stackprint.prober.request.Interval} says when a repeated request is due again, and {@link
 * io.stackprint.prober.request.Attempt} names the observations that come of it.
 */
@NullMarked
package io.stackprint.prober.request;

import org.jspecify.annotations.NullMarked;
