/** Pure: replies and round ends to subject fingerprints. */
@NullMarked
package io.stackprint.fingerprinter.assemble;

import org.jspecify.annotations.NullMarked;
