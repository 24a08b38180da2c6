@NullMarked
package io.stackprint.prober.app;

import org.jspecify.annotations.NullMarked;
