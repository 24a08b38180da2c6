/**
 * Pure: the probes of OS detection as data: what each looks like, what a reply to it looks like.
 */
@NullMarked
package io.stackprint.prober.probe;

import org.jspecify.annotations.NullMarked;
