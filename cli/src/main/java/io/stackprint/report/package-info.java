/**
 * Pure: host records as text, XML and JSON.
 *
 * <p>Start at {@link io.stackprint.report.Report}. {@link io.stackprint.report.NormalReport} words
 * its lines as {@code nmap -O} does, {@link io.stackprint.report.XmlReport} is valid against Nmap's
 * DTD, {@link io.stackprint.report.JsonReport} writes whole records, one a line. What both of the
 * first say of a host's matches is decided once, in {@code Verdict}.
 *
 * <p>Times come in with the records and the options: the same records give the same octets, however
 * often they are printed. Names and notes come from the wire or from a file, so every format
 * escapes what could move a terminal's cursor.
 *
 * @see <a href="https://nmap.org/book/output.html">Nmap Output Formats</a>
 */
@NullMarked
package io.stackprint.report;

import org.jspecify.annotations.NullMarked;
