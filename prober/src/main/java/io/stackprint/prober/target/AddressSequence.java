package io.stackprint.prober.target;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.LongUnaryOperator;

/**
 * Addresses in network order, one at a time. Constant memory; a sequence can start in the middle.
 */
public final class AddressSequence implements PrimitiveIterator.OfInt {
  private final Targets targets;
  private final LongUnaryOperator order; // place -> index
  private long place; // of the next address to look at
  private int next;
  private boolean hasNext;

  AddressSequence(Targets targets, LongUnaryOperator order) {
    this.targets = targets;
    this.order = order;
    advance();
  }

  @Override
  public boolean hasNext() {
    return hasNext;
  }

  @Override
  public int nextInt() {
    if (!hasNext) {
      throw new NoSuchElementException("no address is left");
    }
    int address = next;
    advance();
    return address;
  }

  private void advance() {
    hasNext = false;
    while (!hasNext && place < targets.count()) {
      long index = order.applyAsLong(place++);
      next = targets.at(index);
      hasNext = !targets.isPassedOver(index, next);
    }
  }
}
