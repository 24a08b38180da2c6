/**
 * Pure: observations of one stack to a reference fingerprint of it.
 *
 * <p>Start at {@link io.stackprint.matcher.learn.ReferenceLearner}: it merges what several subject
 * fingerprints have in common, and where they differ, into the expressions of one entry in the
 * grammar of the OS database.
 */
@NullMarked
package io.stackprint.matcher.learn;

import org.jspecify.annotations.NullMarked;
