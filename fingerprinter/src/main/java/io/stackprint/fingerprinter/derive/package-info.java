/**
 * Pure: one class for each derivation of the subject fingerprint.
 *
 * <p>Each takes the replies it needs, already checked and told apart, and gives the value that Nmap
 * prints; none knows of rounds or topics. Start at {@link
 * io.stackprint.fingerprinter.derive.IsnSequence} for sequences of several replies and at {@link
 * io.stackprint.fingerprinter.derive.TcpAttributes} for a single reply. Names and rules are those
 * of <a href="https://nmap.org/book/osdetect-methods.html">TCP/IP Fingerprinting Methods</a>.
 */
@NullMarked
package io.stackprint.fingerprinter.derive;

import org.jspecify.annotations.NullMarked;
