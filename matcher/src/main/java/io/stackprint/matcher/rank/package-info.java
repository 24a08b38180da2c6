/**
 * Pure: references and a subject fingerprint to ranked matches and host records.
 *
 * <p>Start at {@link io.stackprint.matcher.rank.Matcher}: a fingerprint in, the ranked matches out.
 * {@link io.stackprint.matcher.rank.PlainMatcher} is the obvious one and the specification of the
 * fast one in the room {@code compile}. {@link io.stackprint.matcher.rank.Classification} says
 * which classes the matches speak for, and {@link io.stackprint.matcher.rank.HostClassifier} puts
 * together what becomes known of one host.
 *
 * @see <a href="https://nmap.org/book/osdetect-guess.html">OS Matching Algorithms</a>
 */
@NullMarked
package io.stackprint.matcher.rank;

import org.jspecify.annotations.NullMarked;
