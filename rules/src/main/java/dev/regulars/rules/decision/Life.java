package dev.regulars.rules.decision;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long points live that a rule gives, where it says something else than the programme.
 *
 * @param expireAfterDays how many days they can be spent, null where the rule does not say
 * @param expireOn the last day on which they can be spent, null where the rule does not say
 * @param availableAfterDays in how many days they can be spent, null where the rule does not say
 * @param whenFulfilled whether they can be spent when the order is fulfilled
 */
public record Life(
    @Nullable Integer expireAfterDays,
    @Nullable LocalDate expireOn,
    @Nullable Integer availableAfterDays,
    boolean whenFulfilled) {

  /** As the programme says. */
  public static final Life USUAL = new Life(null, null, null, false);

  static Life expiringAfter(int days) {
    return new Life(days, null, null, false);
  }

  static Life expiringOn(LocalDate day) {
    return new Life(null, day, null, false);
  }

  static Life availableAfter(int days) {
    return new Life(null, null, days, false);
  }

  static Life afterFulfilment() {
    return new Life(null, null, null, true);
  }

  /** Whether nothing is said. */
  public boolean isUsual() {
    return equals(USUAL);
  }

  /** Whether it says until when points can be spent. */
  public boolean saysEnd() {
    return expireAfterDays != null || expireOn != null;
  }

  /** Whether it says from when on points can be spent. */
  public boolean saysBeginning() {
    return availableAfterDays != null || whenFulfilled;
  }

  /** Whether both say something about the same, and not the same. */
  public boolean contradicts(Life other) {
    boolean ends =
        saysEnd()
            && other.saysEnd()
            && !(Objects.equals(expireAfterDays, other.expireAfterDays)
                && Objects.equals(expireOn, other.expireOn));
    boolean beginnings =
        saysBeginning()
            && other.saysBeginning()
            && !(Objects.equals(availableAfterDays, other.availableAfterDays)
                && whenFulfilled == other.whenFulfilled);
    return ends || beginnings;
  }

  /** What both say; they do not contradict each other. */
  public Life and(Life other) {
    Life end = saysEnd() ? this : other;
    Life beginning = saysBeginning() ? this : other;
    return new Life(
        end.expireAfterDays, end.expireOn, beginning.availableAfterDays, beginning.whenFulfilled);
  }
}
