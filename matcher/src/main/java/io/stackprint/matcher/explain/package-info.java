/**
 * Pure: why a subject matches a reference as well as it does, test by test.
 *
 * <p>Start at {@link io.stackprint.matcher.explain.Explainer}: a fingerprint and its matches in, an
 * {@link io.stackprint.matcher.explain.Explanation} out. The best match and the nearest one of
 * another OS are each compared with the subject attribute by attribute ({@link
 * io.stackprint.matcher.explain.Comparison}); their points add up to the accuracy that the matcher
 * gave. What the two expect differently, and what was observed does not tell apart, is grouped by
 * the probes that could ({@link io.stackprint.matcher.explain.OpenQuestion}).
 */
@NullMarked
package io.stackprint.matcher.explain;

import org.jspecify.annotations.NullMarked;
