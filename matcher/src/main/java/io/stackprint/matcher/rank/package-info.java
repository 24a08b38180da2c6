/** Pure: references and a subject fingerprint to ranked matches and host records. */
@NullMarked
package io.stackprint.matcher.rank;

import org.jspecify.annotations.NullMarked;
