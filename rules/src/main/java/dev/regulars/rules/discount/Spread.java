package dev.regulars.rules.discount;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Whole amounts spread over weights, without loss. Pure. */
public final class Spread {

  private Spread() {}

  /**
   * An amount spread in proportion to weights: the largest remainders get what is left of rounding
   * down, the first of equal ones first. It adds up to the amount, and no part is above its weight.
   *
   * @param amount not below zero, and at most the sum of the weights
   * @param weights none below zero
   * @throws IllegalArgumentException for more than there is
   */
  public static long[] of(long amount, long[] weights) {
    BigInteger sum = BigInteger.ZERO;
    for (long weight : weights) {
      sum = sum.add(BigInteger.valueOf(weight));
    }
    long[] parts = new long[weights.length];
    if (amount == 0) {
      return parts;
    }
    if (BigInteger.valueOf(amount).compareTo(sum) > 0) {
      throw new IllegalArgumentException("more than there is: " + amount + " of " + sum);
    }
    BigInteger[] rests = new BigInteger[weights.length];
    long left = amount;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] share =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(weights[i]))
              .divideAndRemainder(sum);
      parts[i] = share[0].longValueExact();
      rests[i] = share[1];
      left -= parts[i];
    }
    int[] order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.<Integer, BigInteger>comparing(i -> rests[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < left; i++) {
      parts[order[i]]++;
    }
    return parts;
  }
}
