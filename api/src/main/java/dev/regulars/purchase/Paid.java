package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.discount.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a purchase is paid. One that does not say it has none of this.
 *
 * @param payments they sum to what is paid and the rounding
 * @param roundingMinor what cash rounds the whole by, below zero for down; null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Paid(List<Payment> payments, @Nullable Long roundingMinor) {

  Paid {
    payments = List.copyOf(payments);
  }

  /**
   * A part of what is paid.
   *
   * @param method such as {@code card}
   * @param reference the token of a means of payment, null for none; not part of the JSON, since it
   *     tells of a person: it is kept apart, and goes with them
   * @param referenced whether there is one; null for no
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Payment(
      String method,
      long amountMinor,
      @JsonIgnore @Nullable String reference,
      @Nullable Boolean referenced) {

    static Payment of(String method, long amountMinor, @Nullable String reference) {
      return new Payment(method, amountMinor, reference, reference == null ? null : true);
    }
  }

  /** Whether a token was sent with any of them. */
  boolean isReferenced() {
    return payments.stream().anyMatch(payment -> Boolean.TRUE.equals(payment.referenced()));
  }

  /** What was paid in each way, in minor units. */
  Map<String, Long> byMethod() {
    Map<String, Long> sums = new HashMap<>();
    payments.forEach(
        payment -> sums.merge(payment.method(), payment.amountMinor(), Math::addExact));
    return sums;
  }

  /**
   * The same for another total, each in its part: what is left after a return, or after money was
   * taken off. The rounding was of the whole, and is no more.
   *
   * @param totalMinor not below zero, and at most what is paid and the rounding
   */
  Paid scaledTo(long totalMinor) {
    long[] weights = payments.stream().mapToLong(Payment::amountMinor).toArray();
    long sum = payments.stream().mapToLong(Payment::amountMinor).sum();
    if (sum == totalMinor) {
      return this;
    }
    long[] parts = Spread.of(Math.clamp(totalMinor, 0, sum), weights);
    List<Payment> scaled = new ArrayList<>(parts.length);
    for (int i = 0; i < parts.length; i++) {
      Payment payment = payments.get(i);
      scaled.add(
          new Payment(payment.method(), parts[i], payment.reference(), payment.referenced()));
    }
    return new Paid(scaled, null);
  }
}
