/**
 * Pure: references compiled once, so that a subject is ranked in microseconds.
 *
 * <p>Start at {@link io.stackprint.matcher.compile.CompiledMatcher}. {@link
 * io.stackprint.matcher.compile.CompiledDatabase} is what all threads share; its two ideas are a
 * table of the distinct lines of each test ({@code LineTable}), scored only when they are met, and
 * a tree of the references ({@code SearchTree}), left as soon as what was lost is too much.
 *
 * <p>The results are those of the plain matcher in the tests, to the last bit.
 */
@NullMarked
package io.stackprint.matcher.compile;

import org.jspecify.annotations.NullMarked;
