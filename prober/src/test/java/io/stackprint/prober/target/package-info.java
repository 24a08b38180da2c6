@NullMarked
package io.stackprint.prober.target;

import org.jspecify.annotations.NullMarked;
