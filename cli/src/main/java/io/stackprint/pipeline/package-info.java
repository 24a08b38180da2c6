/**
 * Shell: the services put together in this JVM.
 *
 * <p>Start at {@link io.stackprint.pipeline.Pipeline}: evidence goes in, host records come out, in
 * an order that depends on nothing but the evidence. One implementation runs the real topologies on
 * a cluster, the other only the pure core; what comes out is the same to the byte.
 */
@NullMarked
package io.stackprint.pipeline;

import org.jspecify.annotations.NullMarked;
