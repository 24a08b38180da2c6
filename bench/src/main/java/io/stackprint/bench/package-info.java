/**
 * Shell: the benchmarks of the project, each against a rival that runs in turn with it.
 *
 * <p>Start at {@link io.stackprint.bench.Benchmarks}: {@code bench/run NAME} runs one. Figures of
 * different runs do not compare, for other work on the machine differs; the ratios within one run
 * do. {@code docs/benchmarks.md} keeps what was measured.
 */
@NullMarked
package io.stackprint.bench;

import org.jspecify.annotations.NullMarked;
