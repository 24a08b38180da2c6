/** Shell: the topics, their serdes and the schema registry client. */
@NullMarked
package io.stackprint.topics;

import org.jspecify.annotations.NullMarked;
