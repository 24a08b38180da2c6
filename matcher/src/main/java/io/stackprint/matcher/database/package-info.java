/** Pure: OS database text to references, with their line numbers. */
@NullMarked
package io.stackprint.matcher.database;

import org.jspecify.annotations.NullMarked;
