/**
 * Shell: the OS database as it stands on its topic: two layers, the generations of each, and which
 * of them counts.
 *
 * <p>Start at {@link io.stackprint.matcher.generation.StoredDatabase}, which the matcher and the
 * commands read alike; {@link io.stackprint.matcher.generation.LayerEdits} says what is written to
 * change it. Neither talks to a broker.
 */
@NullMarked
package io.stackprint.matcher.generation;

import org.jspecify.annotations.NullMarked;
