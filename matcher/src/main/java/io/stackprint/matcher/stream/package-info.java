/** Shell: the matcher topology. */
@NullMarked
package io.stackprint.matcher.stream;

import org.jspecify.annotations.NullMarked;
