@NullMarked
package io.stackprint.prober.stream;

import org.jspecify.annotations.NullMarked;
