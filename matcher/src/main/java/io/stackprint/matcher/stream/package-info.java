/**
 * Shell: the matcher topology.
 *
 * <p>Start at {@link io.stackprint.matcher.stream.MatcherTopology}. What a match is, the pure room
 * {@code rank} decides; here records are read, kept while no database is active, and written.
 */
@NullMarked
package io.stackprint.matcher.stream;

import org.jspecify.annotations.NullMarked;
