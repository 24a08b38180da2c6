/**
 * Shell: the command line, one class for each command.
 *
 * <p>Start at {@link io.stackprint.cli.Stackprint}, the root command; each option that several
 * commands share lives in one mixin. Words and options that a person knows from Nmap keep their
 * meaning.
 */
@NullMarked
package io.stackprint.cli;

import org.jspecify.annotations.NullMarked;
