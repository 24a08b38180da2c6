@NullMarked
package io.stackprint.prober.request;

import org.jspecify.annotations.NullMarked;
