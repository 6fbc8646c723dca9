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
 * @param counters how counters stand; a missing key means 0
 * @param inARow purchases in a row, by {@link InARow#DAYS} and {@link InARow#WEEKS}; a missing key
 *     means none
 * @param plans codes of the plans that the member has paid for or was given, that day
 */
public record Member(
    @Measure @Nullable String tier,
    LocalDate enrolledOn,
    @Nullable LocalDate birthday,
    Set<String> tags,
    Map<String, String> attributes,
    @Measure long purchases,
    @Nullable LocalDate lastPurchaseOn,
    Map<Window, Totals> windows,
    Map<CounterSpan, CounterState> counters,
    Map<String, InARow> inARow,
    Set<String> plans) {

  /** A member of whom neither counters nor plans are known. */
  public Member(
      @Nullable String tier,
      LocalDate enrolledOn,
      @Nullable LocalDate birthday,
      Set<String> tags,
      Map<String, String> attributes,
      long purchases,
      @Nullable LocalDate lastPurchaseOn,
      Map<Window, Totals> windows) {
    this(
        tier,
        enrolledOn,
        birthday,
        tags,
        attributes,
        purchases,
        lastPurchaseOn,
        windows,
        Map.of(),
        Map.of(),
        Set.of());
  }

  public Member {
    tags = NamedCodes.named(tags);
    attributes = NamedCodes.named(attributes);
    windows = Map.copyOf(windows);
    counters = Map.copyOf(counters);
    inARow = Map.copyOf(inARow);
    plans = Set.copyOf(plans);
  }

  /** The same member with other counters. */
  public Member withCounters(Map<CounterSpan, CounterState> other) {
    return new Member(
        tier,
        enrolledOn,
        birthday,
        tags,
        attributes,
        purchases,
        lastPurchaseOn,
        windows,
        other,
        inARow,
        plans);
  }

  /** The same member with these plans. */
  public Member withPlans(Set<String> other) {
    return new Member(
        tier,
        enrolledOn,
        birthday,
        tags,
        attributes,
        purchases,
        lastPurchaseOn,
        windows,
        counters,
        inARow,
        other);
  }

  /** How a counter stands; never null. */
  public CounterState counterIn(CounterSpan span) {
    return counters.getOrDefault(span, CounterState.NONE);
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

  /** Whether the member has one of these plans. */
  @Measure(needs = Measure.Needs.PLANS)
  public boolean hasPlan(String... wanted) {
    for (String plan : wanted) {
      if (Codes.amongPlain(plans, plan)) {
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

  /** A counter in a span, what is decided included. */
  @Measure(needs = Measure.Needs.COUNTER)
  public long counter(String name, String span) {
    return counterIn(new CounterSpan(name, span)).after();
  }

  /** A counter between two days, counted from 1970-01-01, both included. */
  @Measure(needs = Measure.Needs.COUNTER)
  public long counter(String name, long first, long last) {
    return counterIn(
            CounterSpan.between(name, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)))
        .after();
  }

  /** Whether what is decided lets a counter reach a number. */
  @Measure(needs = Measure.Needs.COUNTER)
  public boolean counterReaches(String name, String span, long number) {
    return counterIn(new CounterSpan(name, span)).reaches(number);
  }

  /** How many steps of a counter are passed by what is decided. */
  @Measure(needs = Measure.Needs.COUNTER, repeats = true)
  public long counterSteps(String name, String span, long every) {
    return counterIn(new CounterSpan(name, span)).steps(every);
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
        code,
        enrolledOn,
        birthday,
        tags,
        attributes,
        purchases,
        lastPurchaseOn,
        windows,
        counters,
        inARow,
        plans);
  }
}
