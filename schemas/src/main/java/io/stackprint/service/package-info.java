/**
 * Shell: what every service of ours has in common: how it starts and stops, what it tells of
 * itself, and, for those that are a Kafka Streams application, its settings.
 *
 * <p>Start at {@link io.stackprint.service.RunningService}.
 */
@NullMarked
package io.stackprint.service;

import org.jspecify.annotations.NullMarked;
