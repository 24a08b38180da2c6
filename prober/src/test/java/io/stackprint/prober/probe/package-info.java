@NullMarked
package io.stackprint.prober.probe;

import org.jspecify.annotations.NullMarked;
