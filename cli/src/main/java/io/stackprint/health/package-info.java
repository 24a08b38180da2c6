/**
 * Shell: what a service tells the outside of itself, over HTTP: whether it lives, whether it works,
 * and its numbers.
 *
 * <p>Start at {@link io.stackprint.health.HealthServer}.
 */
@NullMarked
package io.stackprint.health;

import org.jspecify.annotations.NullMarked;
