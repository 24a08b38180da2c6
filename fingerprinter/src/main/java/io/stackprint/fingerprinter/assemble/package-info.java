/**
 * Pure: replies and round ends to subject fingerprints.
 *
 * <p>Start at {@link io.stackprint.fingerprinter.assemble.Assembler}: it takes all evidence of one
 * observation in any order and gives its fingerprint; the same evidence always gives the same
 * fingerprint. Inside, {@code RoundEvidence} sorts, {@code AnswerReader} tells which packets count
 * and what they answer, {@code RoundAnswers} keeps the first of each, {@code RoundLines} writes the
 * test lines and {@code HostState} carries what lasts from round to round. The values on the lines
 * come from {@code derive}.
 */
@NullMarked
package io.stackprint.fingerprinter.assemble;

import org.jspecify.annotations.NullMarked;
