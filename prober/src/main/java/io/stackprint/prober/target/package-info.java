/**
 * Pure: what to scan. Target expressions, port lists, and which addresses may be probed at all.
 *
 * <p>Start at {@link io.stackprint.prober.target.Targets}: expressions as a person writes them go
 * in, addresses come out one at a time, each once, and no range is ever spelled out in memory.
 * Excluded addresses and the {@link io.stackprint.prober.target.AllowList} are an {@link
 * io.stackprint.prober.target.AddressSet}; ports are a {@link
 * io.stackprint.prober.target.PortList}. Text that is none of these is refused with a {@link
 * io.stackprint.prober.target.MalformedExpressionException} that says where, and what was expected.
 */
@NullMarked
package io.stackprint.prober.target;

import org.jspecify.annotations.NullMarked;
