package dev.regulars.rules.facts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
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
    @Measure String event,
    ZonedDateTime at,
    @Measure @Nullable String store,
    Set<String> storeTags,
    @Measure @Nullable String channel,
    Map<String, String> attributes,
    Set<String> codes) {

  /** The name of the event that is a purchase. */
  public static final String PURCHASE = "purchase";

  static final String PAYMENT_METHOD = "paymentMethod";

  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  public Happening {
    event = NamedCodes.named(event);
    store = NamedCodes.namedOrNull(store);
    storeTags = NamedCodes.named(storeTags);
    channel = NamedCodes.namedOrNull(channel);
    attributes = NamedCodes.named(attributes);
    codes = NamedCodes.named(codes);
  }

  /** The calendar day in the store's zone. */
  @Measure
  public LocalDate date() {
    return at.toLocalDate();
  }

  /**
   * The day that it belongs to where nights belong to the day on which they began.
   *
   * @param nightUntil the minute of the day, not included, up to which a night lasts
   */
  @Measure
  public LocalDate date(long nightUntil) {
    return minute() < nightUntil ? date().minusDays(1) : date();
  }

  private int minute() {
    return at.getHour() * 60 + at.getMinute();
  }

  /** The wall-clock time in the store's zone. */
  @Measure
  public LocalTime time() {
    return at.toLocalTime();
  }

  /** Whether it is an event of one of these names. */
  @Measure
  public boolean eventAmong(String... names) {
    return isAmong(event, names);
  }

  /** The day of the week in the store's zone, such as {@code Monday}. */
  @Measure
  public String weekday() {
    return weekday(0);
  }

  /** The same of {@link #date(long)}. */
  @Measure
  public String weekday(long nightUntil) {
    return WEEKDAYS.get(date(nightUntil).getDayOfWeek().ordinal());
  }

  /** Whether the day of the week is one of these. */
  @Measure(ofDay = true)
  public boolean weekdayAmong(String... weekdays) {
    return isAmong(weekday(), weekdays);
  }

  /** The same of {@link #date(long)}. */
  @Measure
  public boolean weekdayAmong(long nightUntil, String... weekdays) {
    return isAmong(weekday(nightUntil), weekdays);
  }

  /**
   * Whether the wall-clock time lies between two minutes of the day, the first included and the
   * last not. A span that ends before it begins runs over midnight; what is after midnight belongs,
   * for everything that the rule says about days, to the day on which the span began.
   */
  @Measure
  public boolean minuteBetween(long from, long until) {
    int minute = minute();
    return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
  }

  /** Whether the day lies between two days, counted from 1970-01-01, both included. */
  @Measure(ofDay = true)
  public boolean dayBetween(long first, long last) {
    return dayBetween(0, first, last);
  }

  /** The same of {@link #date(long)}. */
  @Measure
  public boolean dayBetween(long nightUntil, long first, long last) {
    long day = date(nightUntil).toEpochDay();
    return day >= first && day <= last;
  }

  /** Day of the month, 1 to 31. */
  @Measure(ofDay = true)
  public long dayOfMonth() {
    return at.getDayOfMonth();
  }

  /** The same of {@link #date(long)}. */
  @Measure
  public long dayOfMonth(long nightUntil) {
    return date(nightUntil).getDayOfMonth();
  }

  /** Whether it happened in one of these stores. */
  @Measure
  public boolean storeAmong(String... stores) {
    return isAmongCodes(store, stores);
  }

  /** Whether the store carries one of these tags. */
  @Measure
  public boolean storeTagged(String... tags) {
    for (String tag : tags) {
      if (Codes.amongPlain(storeTags, tag)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it came through one of these channels. */
  @Measure
  public boolean channelAmong(String... channels) {
    return isAmongCodes(channel, channels);
  }

  /** The value of one of its own attributes, null where it has none of that name. */
  @Measure
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** Whether one of its own attributes has one of these values. */
  @Measure
  public boolean attributeAmong(String name, String... values) {
    String value = attributes.get(name);
    return name.equals(PAYMENT_METHOD) ? isAmongCodes(value, values) : isAmong(value, values);
  }

  /** A number about a friend who was invited, see {@link ReferralNumbers}; -1 for none. */
  @Measure(negativeIsNever = true, ofPeople = true)
  public long referral(String name) {
    return ReferralNumbers.of(this, name);
  }

  /** Days since a friend joined, at a purchase of theirs; -1 for anything else. */
  @Measure(negativeIsNever = true, ofPeople = true)
  public long friendDays() {
    return referral(ReferralNumbers.PURCHASES) < 1 ? -1 : referral(ReferralNumbers.DAYS);
  }

  /** Whether a friend buys, so many days after they joined at most. */
  @Measure(ofPeople = true)
  public boolean friendBuysWithin(long days) {
    long since = friendDays();
    return since >= 0 && since <= days;
  }

  /** What speaks for a closer look at a referral, with commas between; null for nothing. */
  @Measure(ofPeople = true)
  public @Nullable String referralSignals() {
    return ReferralNumbers.text(this, ReferralNumbers.SIGNALS);
  }

  /** Whether a signal is among them. */
  @Measure(ofPeople = true)
  public boolean referralShows(String signal) {
    String signals = referralSignals();
    return signals != null && Arrays.asList(signals.split(",")).contains(signal);
  }

  /** The code that a friend joined with, null where it is about no friend. */
  @Measure(ofPeople = true)
  public @Nullable String referralCode() {
    return ReferralNumbers.text(this, ReferralNumbers.CODE);
  }

  /** Whether a friend joined with one of these codes, as people type them. */
  @Measure(ofPeople = true)
  public boolean referralCodeAmong(String... codes) {
    String joined = referralCode();
    return joined != null && Arrays.stream(codes).anyMatch(code -> Codes.typed(joined, code));
  }

  /** Whether one of these voucher or promo codes was presented. */
  @Measure
  public boolean presents(String... wanted) {
    for (String code : wanted) {
      if (codes.contains(code) || codes.stream().anyMatch(typed -> Codes.typed(typed, code))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmongCodes(@Nullable String value, String[] codes) {
    if (value != null) {
      for (String code : codes) {
        if (Codes.same(value, code)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isAmong(@Nullable String value, String[] values) {
    if (value != null) {
      for (String wanted : values) {
        if (wanted.equals(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
