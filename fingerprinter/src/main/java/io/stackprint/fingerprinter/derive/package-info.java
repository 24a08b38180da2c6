/** Pure: one class for each derivation of the subject fingerprint. */
@NullMarked
package io.stackprint.fingerprinter.derive;

import org.jspecify.annotations.NullMarked;
