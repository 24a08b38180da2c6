/**
 * Pure: references compiled once, so that a subject is ranked in well under a millisecond.
 *
 * <p>Start at {@link io.stackprint.matcher.compile.CompiledMatcher}, which any number of threads
 * share, and {@code Search}, which does the work. The ideas are one class each: {@code
 * ColumnGroups} says which attributes are compared together and in which order, {@code ColumnIndex}
 * finds the expressions that accept a value, {@code RowTable} holds each distinct combination of
 * expressions once, {@code SearchTree} lets the references that share combinations share nodes, and
 * {@code PathMemory} and {@code Recent} remember.
 *
 * <p>The results are those of {@link io.stackprint.matcher.rank.PlainMatcher}, to the last bit.
 */
@NullMarked
package io.stackprint.matcher.compile;

import org.jspecify.annotations.NullMarked;
