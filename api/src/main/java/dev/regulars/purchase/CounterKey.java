package dev.regulars.purchase;

import dev.regulars.rules.facts.LimitKey;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** A member's counter in one window. Ordered as its rows are written. */
record CounterKey(UUID memberId, String rule, String span, LocalDate starts)
    implements Comparable<CounterKey> {

  private static final Comparator<CounterKey> ORDER =
      Comparator.comparing(CounterKey::memberId)
          .thenComparing(CounterKey::rule)
          .thenComparing(CounterKey::span)
          .thenComparing(CounterKey::starts);

  /** The counter that a limit compares with on {@code day}. */
  static CounterKey of(UUID memberId, LimitKey limit, LocalDate day) {
    return new CounterKey(memberId, limit.rule(), limit.span(), limit.window().start(day));
  }

  @Override
  public int compareTo(CounterKey other) {
    return ORDER.compare(this, other);
  }
}
