/** Shell: the broker and the schema registry in this JVM. */
@NullMarked
package io.stackprint.embedded;

import org.jspecify.annotations.NullMarked;
