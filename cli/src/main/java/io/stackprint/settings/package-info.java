/**
 * Shell: what can be set, and where it is set.
 *
 * <p>Each {@link io.stackprint.settings.Setting} has one name in three spellings: an option, an
 * environment variable and a line of a file; {@link io.stackprint.settings.Settings} holds what
 * counts, and remembers where it stands, so that a complaint can say so. Secrets have no option:
 * anyone on the machine can read the arguments of a process.
 */
@NullMarked
package io.stackprint.settings;

import org.jspecify.annotations.NullMarked;
