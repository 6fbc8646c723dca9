package dev.regulars.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paid membership that can be had.
 *
 * @param code as rules name it
 * @param priceMinor of a term, in minor units of the programme's currency
 * @param trialDays that come before the first term, once for each member; 0 for none
 * @param sku the product by which it is bought, null for none
 * @param benefits in the words of whoever offers it
 * @param noticeDays how many days before its end it is told, each once
 * @param isActive whether it can be had now
 */
public record Plan(
    String code,
    int version,
    String name,
    long priceMinor,
    PlanTerm term,
    int trialDays,
    @Nullable String sku,
    List<String> benefits,
    List<Integer> noticeDays,
    boolean isActive) {

  public Plan {
    benefits = List.copyOf(benefits);
    noticeDays = List.copyOf(noticeDays);
  }

  /** The last day of a term that begins on a day. */
  public LocalDate lastDay(LocalDate startsOn) {
    return term.lastDay(startsOn);
  }
}
