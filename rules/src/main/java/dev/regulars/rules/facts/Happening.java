package dev.regulars.rules.facts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened, where and when.
 *
 * @param event {@link #PURCHASE}, or the name of another event, such as {@code enrolment} or {@code
 *     review}
 * @param at the moment it happened, in the store's zone (the programme's where there is no store)
 * @param store the store's code, null for an event without one
 * @param storeTags the store's tags
 * @param channel such as {@code store} or {@code online}, null where not said
 * @param attributes the purchase's or event's own attributes, scalars written as text
 * @param codes the voucher and promo codes that were presented
 */
public record Happening(
    String event,
    ZonedDateTime at,
    @Nullable String store,
    Set<String> storeTags,
    @Nullable String channel,
    Map<String, String> attributes,
    Set<String> codes) {

  /** The name of the event that is a purchase. */
  public static final String PURCHASE = "purchase";

  public Happening {
    storeTags = Set.copyOf(storeTags);
    attributes = Map.copyOf(attributes);
    codes = Set.copyOf(codes);
  }

  /** The calendar day in the store's zone. */
  public LocalDate date() {
    return at.toLocalDate();
  }

  /** The wall-clock time in the store's zone. */
  public LocalTime time() {
    return at.toLocalTime();
  }
}
