/**
 * Shell: the broker and the schema registry in this JVM, so that one machine needs no cluster.
 *
 * <p>Start at {@link io.stackprint.embedded.EmbeddedCluster}: it locks a {@linkplain
 * io.stackprint.cluster.DataDirectory data directory}, starts both on loopback addresses with free
 * ports and creates the topics of the catalogue. Other rooms meet it only as addresses: they speak
 * the same protocols to a real cluster.
 */
@NullMarked
package io.stackprint.embedded;

import org.jspecify.annotations.NullMarked;
