/** Shell: the matcher as a service. */
@NullMarked
package io.stackprint.matcher.app;

import org.jspecify.annotations.NullMarked;
