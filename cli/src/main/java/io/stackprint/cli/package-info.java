/** Shell: the command line, one class for each command. */
@NullMarked
package io.stackprint.cli;

import org.jspecify.annotations.NullMarked;
