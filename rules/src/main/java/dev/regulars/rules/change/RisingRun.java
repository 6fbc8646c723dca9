package dev.regulars.rules.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The longest rising subsequence, by the cards of patience sorting (Fredman 1975). */
final class RisingRun {

  private RisingRun() {}

  /** Indexes of the elements of a longest run in which each is greater than the one before. */
  static List<Integer> longest(List<Integer> numbers) {
    int[] tops = new int[numbers.size()];
    int[] below = new int[numbers.size()];
    int piles = 0;
    for (int i = 0; i < numbers.size(); i++) {
      int pile = pileFor(numbers, tops, piles, numbers.get(i));
      below[i] = pile == 0 ? -1 : tops[pile - 1];
      tops[pile] = i;
      piles = Math.max(piles, pile + 1);
    }
    Integer[] run = new Integer[piles];
    int at = piles == 0 ? -1 : tops[piles - 1];
    for (int i = piles - 1; i >= 0; i--) {
      run[i] = at;
      at = below[at];
    }
    return new ArrayList<>(Arrays.asList(run));
  }

  private static int pileFor(List<Integer> numbers, int[] tops, int piles, int number) {
    int low = 0;
    int high = piles;
    while (low < high) {
      int middle = (low + high) / 2;
      if (numbers.get(tops[middle]) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
