/**
 * Pure: the language in which a reference fingerprint says which values it accepts.
 *
 * <p>Start at {@link io.stackprint.matcher.expression.Expressions}: one method, and one class
 * behind it for each release of Nmap whose comparison differs. {@link
 * io.stackprint.matcher.expression.Responsiveness} says what a line means that leaves R out, and
 * {@link io.stackprint.matcher.expression.ValueGrammar} which values an attribute can ever have.
 *
 * @see <a href="https://nmap.org/book/osdetect-fingerprint-format.html">Understanding an Nmap
 *     Fingerprint</a>
 */
@NullMarked
package io.stackprint.matcher.expression;

import org.jspecify.annotations.NullMarked;
