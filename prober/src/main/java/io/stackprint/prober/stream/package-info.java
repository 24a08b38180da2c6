/**
 * Shell: requests become runs.
 *
 * <p>Start at {@link io.stackprint.prober.stream.PlanTopology}.
 */
@NullMarked
package io.stackprint.prober.stream;

import org.jspecify.annotations.NullMarked;
