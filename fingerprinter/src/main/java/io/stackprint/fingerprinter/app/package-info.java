/** Shell: the fingerprinter as a service. */
@NullMarked
package io.stackprint.fingerprinter.app;

import org.jspecify.annotations.NullMarked;
