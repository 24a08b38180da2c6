/**
 * Shell: the records that the services refused, which they keep on their topics of dead letters.
 *
 * <p>Start at {@link io.stackprint.letters.DeadLetters}, which reads them; {@link
 * io.stackprint.letters.LetterReplay} puts them back to where they came from.
 */
@NullMarked
package io.stackprint.letters;

import org.jspecify.annotations.NullMarked;
