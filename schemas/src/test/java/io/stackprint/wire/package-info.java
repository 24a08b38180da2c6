@NullMarked
package io.stackprint.wire;

import org.jspecify.annotations.NullMarked;
