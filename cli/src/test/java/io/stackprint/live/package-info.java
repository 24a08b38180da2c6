/**
 * The proof that a live scan says what Nmap says: both scan the same hosts, one right after the
 * other, in network namespaces that the tests make.
 *
 * <p>{@code SameHostSamePrintIT} is the place to start; {@code Lab} builds its networks. Needs root
 * and the programs that {@code .ci/run} installs.
 */
@NullMarked
package io.stackprint.live;

import org.jspecify.annotations.NullMarked;
