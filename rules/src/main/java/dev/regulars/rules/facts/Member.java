package dev.regulars.rules.facts;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the member at the moment of the purchase, the purchase itself not counted. It
 * holds only what the rulebook's {@link FactNeeds} ask for; anything else is empty or zero.
 *
 * @param tier code of the tier the member is in, null for none
 * @param enrolledOn the day of enrolment, in the programme's zone
 * @param birthday date of birth, null where unknown
 * @param tags the member's tags
 * @param attributes the member's attributes, scalars written as text
 * @param purchases number of earlier purchases, ever
 * @param lastPurchaseOn day of the newest earlier purchase, null for none
 * @param windows totals of earlier purchases by window; a missing key means none
 */
public record Member(
    @Nullable String tier,
    LocalDate enrolledOn,
    @Nullable LocalDate birthday,
    Set<String> tags,
    Map<String, String> attributes,
    long purchases,
    @Nullable LocalDate lastPurchaseOn,
    Map<Window, Totals> windows) {

  public Member {
    tags = Set.copyOf(tags);
    attributes = Map.copyOf(attributes);
    windows = Map.copyOf(windows);
  }

  /** Totals of a window; never null. */
  public Totals in(Window window) {
    return windows.getOrDefault(window, Totals.NONE);
  }
}
