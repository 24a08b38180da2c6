/**
 * Shell: what every service of ours has in common as a Kafka Streams application: its settings, and
 * how it starts and stops.
 *
 * <p>Start at {@link io.stackprint.service.StreamsService}.
 */
@NullMarked
package io.stackprint.service;

import org.jspecify.annotations.NullMarked;
