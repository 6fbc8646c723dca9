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
    @Measure @Nullable String tier,
    LocalDate enrolledOn,
    @Nullable LocalDate birthday,
    Set<String> tags,
    Map<String, String> attributes,
    @Measure long purchases,
    @Nullable LocalDate lastPurchaseOn,
    Map<Window, Totals> windows) {

  public Member {
    tags = NamedCodes.named(tags);
    attributes = NamedCodes.named(attributes);
    windows = Map.copyOf(windows);
  }

  /** Totals of a window; never null. */
  public Totals in(Window window) {
    return windows.getOrDefault(window, Totals.NONE);
  }

  /** Whether the member is in one of these tiers. */
  @Measure
  public boolean tierAmong(String... tiers) {
    return Happening.isAmong(tier, tiers);
  }

  /** Whether the member carries one of these tags. */
  @Measure(needs = Measure.Needs.TAGS)
  public boolean tagged(String... wanted) {
    for (String tag : wanted) {
      if (Codes.amongPlain(tags, tag)) {
        return true;
      }
    }
    return false;
  }

  /** The value of an attribute, null where the member has none of that name. */
  @Measure(needs = Measure.Needs.ATTRIBUTES)
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** Whether an attribute has one of these values. */
  @Measure(needs = Measure.Needs.ATTRIBUTES)
  public boolean attributeAmong(String name, String... values) {
    return Happening.isAmong(attributes.get(name), values);
  }

  /** Number of earlier purchases in a window. */
  @Measure(needs = Measure.Needs.WINDOW)
  public long earlierPurchasesIn(String window) {
    return in(Window.known(window)).purchases();
  }

  /** Spent on earlier purchases in a window, in minor units. */
  @Measure(needs = Measure.Needs.WINDOW)
  public long spentEarlierIn(String window) {
    return in(Window.known(window)).spentMinor();
  }

  /** The same in another tier, null for none. */
  Member ofTier(@Nullable String code) {
    return new Member(
        code, enrolledOn, birthday, tags, attributes, purchases, lastPurchaseOn, windows);
  }
}
