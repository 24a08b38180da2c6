/**
 * Pure: OS database text to references with their line numbers, and back.
 *
 * <p>Start at {@link io.stackprint.matcher.database.DatabaseReader}, which reads the grammar of
 * {@code nmap-os-db} into an {@link io.stackprint.matcher.database.OsDatabase} and a list of {@link
 * io.stackprint.matcher.database.Finding findings}. {@link
 * io.stackprint.matcher.database.DatabaseWriter} prints one, {@link
 * io.stackprint.matcher.database.DatabaseRecords} turns one into the records of the topic {@code
 * os-db} and back, and {@link io.stackprint.matcher.database.DatabaseCheck} says what is suspicious
 * in one.
 *
 * @see <a href="https://nmap.org/book/osdetect-fingerprint-format.html">Understanding an Nmap
 *     Fingerprint</a>
 */
@NullMarked
package io.stackprint.matcher.database;

import org.jspecify.annotations.NullMarked;
