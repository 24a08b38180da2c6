package io.stackprint.matcher.stream;

/**
 * How often a generation of each layer was made active; counts never go back.
 *
 * @param base of the base, 0 or more
 * @param overlay of the overlay, 0 or more
 */
record Activations(long base, long overlay) {
  static final Activations NONE = new Activations(0, 0);

  /** True when one layer here has seen less than there. */
  boolean isBehind(Activations other) {
    return base < other.base || overlay < other.overlay;
  }
}
