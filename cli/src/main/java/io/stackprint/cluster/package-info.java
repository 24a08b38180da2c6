/**
 * Shell: the Kafka cluster that a command works on.
 *
 * <p>Start at {@link io.stackprint.cluster.Cluster}: it is the same to everyone whether it runs in
 * this process ({@code io.stackprint.embedded}) or elsewhere ({@link
 * io.stackprint.cluster.RemoteCluster}).
 */
@NullMarked
package io.stackprint.cluster;

import org.jspecify.annotations.NullMarked;
