/** Tests of capture files and of the probes in them. */
@NullMarked
package io.stackprint.prober.capture;

import org.jspecify.annotations.NullMarked;
