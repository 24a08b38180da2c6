/**
 * Pure: subject fingerprints as values and as text, both ways.
 *
 * <p>Start at {@link io.stackprint.fingerprint.Fingerprint}: a set of {@linkplain
 * io.stackprint.fingerprint.TestLine test lines}, each with the values that were observed for the
 * {@linkplain io.stackprint.fingerprint.Attribute attributes} of one {@linkplain
 * io.stackprint.fingerprint.TestName test}. Names and order are Nmap's. What Nmap prints for a host
 * is a {@link io.stackprint.fingerprint.MergedFingerprint}: the lines of all rounds under a {@link
 * io.stackprint.fingerprint.ScanLine}. {@link io.stackprint.fingerprint.SubjectReader} finds
 * fingerprints in files and pasted reports.
 *
 * @see <a href="https://nmap.org/book/osdetect-fingerprint-format.html">Understanding an Nmap
 *     Fingerprint</a>
 */
@NullMarked
package io.stackprint.fingerprint;

import org.jspecify.annotations.NullMarked;
