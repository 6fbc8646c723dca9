package dev.regulars.imports;

/** A set of numbers that takes little more room than the numbers: 16 million fit into 256 MiB. */
final class LongSet {

  private long[] slots = new long[1 << 12];
  private int size;
  private boolean hasZero;

  /** Adds a number; false where it is there already. */
  boolean add(long number) {
    if (number == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slotOf(slots, number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    size++;
    return true;
  }

  boolean isEmpty() {
    return size == 0 && !hasZero;
  }

  /** Whether a number is there. */
  boolean contains(long number) {
    return number == 0 ? hasZero : slots[slotOf(slots, number)] == number;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long number : slots) {
      if (number != 0) {
        larger[slotOf(larger, number)] = number;
      }
    }
    slots = larger;
  }

  /** The number's slot, or the free one that it would take. */
  private static int slotOf(long[] slots, long number) {
    int slot = Long.hashCode(number * 0x9E3779B97F4A7C15L) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
