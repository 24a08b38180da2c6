package io.stackprint.fingerprint;

/**
 * A subject fingerprint found in a text.
 *
 * @param id the first word of the comment above it, else its ordinal in the text, from 1
 * @param line number of its first line in the text, from 1
 * @param fingerprint what stood there
 */
public record Subject(String id, int line, MergedFingerprint fingerprint) {}
