package dev.regulars.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides rules into portions of which each is small enough to be compiled at once. */
final class Portions {

  private Portions() {}

  /**
   * The items in their order; a portion is heavier than it may be only where it is one item.
   *
   * @param weight of an item
   * @param most that a portion may weigh
   */
  static <T> List<List<T>> of(List<T> items, ToIntFunction<T> weight, int most) {
    List<List<T>> portions = new ArrayList<>();
    int free = 0;
    for (T item : items) {
      int weighs = weight.applyAsInt(item);
      if (portions.isEmpty() || weighs > free) {
        portions.add(new ArrayList<>());
        free = most;
      }
      portions.getLast().add(item);
      free -= weighs;
    }
    return portions;
  }
}
