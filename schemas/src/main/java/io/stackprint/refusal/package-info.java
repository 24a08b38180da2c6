/**
 * Pure: how the door of a service says that a record cannot be what it claims to be.
 *
 * <p>Start at {@link io.stackprint.refusal.FieldCheck}.
 */
@NullMarked
package io.stackprint.refusal;

import org.jspecify.annotations.NullMarked;
