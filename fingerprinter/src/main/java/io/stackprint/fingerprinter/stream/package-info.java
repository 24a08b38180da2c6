/** Shell: the fingerprinter topology. */
@NullMarked
package io.stackprint.fingerprinter.stream;

import org.jspecify.annotations.NullMarked;
