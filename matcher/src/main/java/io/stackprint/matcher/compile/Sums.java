package io.stackprint.matcher.compile;

/**
 * Which terms are added up to what: sums of equally many terms. Immutable.
 *
 * <p>They are equally many, and a term that is always nothing fills up the others, because a loop
 * that always ends after as many rounds is one that a processor foresees.
 *
 * @param width how many terms each sum has, 1 or more
 * @param terms those of all sums, one after the other; read only
 */
@SuppressWarnings("ArrayRecordComponent") // for speed; nobody compares these
record Sums(int width, int[] terms) {
  /** How many there are. */
  int size() {
    return terms.length / width;
  }
}
