/**
 * Shell: what each service and each user must be allowed to do on a Kafka cluster with ACLs, and
 * whether they are.
 *
 * <p>Start at {@link io.stackprint.access.Role}.
 */
@NullMarked
package io.stackprint.access;

import org.jspecify.annotations.NullMarked;
