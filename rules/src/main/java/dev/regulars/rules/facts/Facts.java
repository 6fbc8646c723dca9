package dev.regulars.rules.facts;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision depends on.
 *
 * @param happening what happened, where and when
 * @param basket what was bought, null for an event that is no purchase
 * @param member the member as they were before
 * @param usage what limits and budgets had given before
 */
public record Facts(Happening happening, @Nullable Basket basket, Member member, Usage usage) {

  /** The same facts with other usage. */
  public Facts with(Usage newUsage) {
    return new Facts(happening, basket, member, newUsage);
  }

  /** The same, of a member who is in this tier. */
  public Facts ofTier(@Nullable String tier) {
    return new Facts(happening, basket, member.ofTier(tier), usage);
  }

  /** The same facts with another basket. */
  public Facts with(Basket newBasket) {
    return new Facts(happening, newBasket, member, usage);
  }

  /**
   * Which purchase this is, ever: 1 for the first; 0 for what is no visit, which counts as none.
   */
  @Measure
  public long purchaseNumber() {
    return countsAsPurchase() ? member.purchases() + 1 : 0;
  }

  /** Whether this is the n-th, 2n-th, 3n-th … purchase. */
  @Measure
  public boolean everyPurchase(long n) {
    return countsAsPurchase() && (member.purchases() + 1) % n == 0;
  }

  /** Which purchase of a window this is: 1 for the first; 0 for what is no visit. */
  @Measure(needs = Measure.Needs.WINDOW)
  public long purchaseNumberIn(String window) {
    return countsAsPurchase() ? member.in(Window.known(window)).purchases() + 1 : 0;
  }

  /** How many days or weeks in a row have a purchase, with this one. */
  @Measure
  public long inARow(String what) {
    InARow row = member.inARow().getOrDefault(what, InARow.NONE);
    return countsAsPurchase() || row.marked() ? row.length() : 0;
  }

  /** Whether at least so many days or weeks in a row have a purchase, with this one. */
  @Measure(needs = Measure.Needs.IN_A_ROW)
  public boolean isInARow(String what, long n) {
    return inARow(what) >= n;
  }

  /** Whether this makes so many days or weeks in a row of what were fewer. */
  @Measure(needs = Measure.Needs.IN_A_ROW)
  public boolean completesInARow(String what, long n) {
    return countsAsPurchase() && member.inARow().getOrDefault(what, InARow.NONE).completes(n);
  }

  /** The same facts with other counters. */
  public Facts withCounters(Map<CounterSpan, CounterState> counters) {
    return new Facts(happening, basket, member.withCounters(counters), usage);
  }

  /** Of an event nobody can tell; it is asked as if it were one. */
  private boolean countsAsPurchase() {
    return basket == null || basket.isVisit();
  }

  /**
   * Whether it is paid in one of these ways, all of it or a part: as the purchase's payments say,
   * or its attribute {@code paymentMethod}.
   */
  @Measure
  public boolean paysWith(String... methods) {
    return happening.attributeAmong(Happening.PAYMENT_METHOD, methods)
        || (basket != null && basket.paidWith(methods) > 0);
  }

  /** The ways in which it is paid, with commas between; null where it is not said. */
  @Measure
  public @Nullable String paymentMethods() {
    return basket == null || basket.paymentMethods().isEmpty()
        ? happening.attribute(Happening.PAYMENT_METHOD)
        : String.join(", ", basket.paymentMethods());
  }

  /** Full days since the day of enrolment. */
  @Measure
  public long daysEnrolled() {
    return ChronoUnit.DAYS.between(member.enrolledOn(), happening.date());
  }

  /** Days since the newest earlier purchase, 0 for today, -1 where there is none. */
  @Measure(needs = Measure.Needs.LAST_PURCHASE, negativeIsNever = true)
  public long daysSinceLastPurchase() {
    LocalDate last = member.lastPurchaseOn();
    return last == null ? -1 : ChronoUnit.DAYS.between(last, happening.date());
  }

  /** Days until the member's next birthday, 0 for today, -1 where it is not known. */
  @Measure
  public long daysUntilBirthday() {
    LocalDate today = happening.date();
    LocalDate next = birthdayIn(today.getYear());
    if (next != null && next.isBefore(today)) {
      next = birthdayIn(today.getYear() + 1);
    }
    return next == null ? -1 : ChronoUnit.DAYS.between(today, next);
  }

  /** Whether today is the member's birthday. */
  @Measure(ofDay = true)
  public boolean birthdayToday() {
    return birthdayToday(0);
  }

  /** The same of {@link Happening#date(long)}. */
  @Measure
  public boolean birthdayToday(long nightUntil) {
    LocalDate today = happening.date(nightUntil);
    return today.equals(birthdayIn(today.getYear()));
  }

  /** Whether the birthday lies in this week, Monday to Sunday. */
  @Measure(ofDay = true)
  public boolean birthdayThisWeek() {
    return birthdayThisWeek(0);
  }

  /** The same of {@link Happening#date(long)}. */
  @Measure
  public boolean birthdayThisWeek(long nightUntil) {
    LocalDate monday = Window.WEEK.start(happening.date(nightUntil));
    LocalDate sunday = monday.plusDays(6);
    return isWithin(birthdayIn(monday.getYear()), monday, sunday)
        || isWithin(birthdayIn(sunday.getYear()), monday, sunday);
  }

  /** Whether the birthday lies in this calendar month. */
  @Measure(ofDay = true)
  public boolean birthdayThisMonth() {
    return birthdayThisMonth(0);
  }

  /** The same of {@link Happening#date(long)}. */
  @Measure
  public boolean birthdayThisMonth(long nightUntil) {
    LocalDate today = happening.date(nightUntil);
    LocalDate birthday = birthdayIn(today.getYear());
    return birthday != null && birthday.getMonth() == today.getMonth();
  }

  /** Month and day of the member's birthday, null where it is not known. */
  @Measure
  public @Nullable MonthDay birthday() {
    LocalDate born = member.birthday();
    return born == null ? null : MonthDay.from(born);
  }

  /** Somebody born on 29 February has their birthday on the 28th in years without one. */
  private @Nullable LocalDate birthdayIn(int year) {
    LocalDate born = member.birthday();
    return born == null ? null : MonthDay.from(born).atYear(year);
  }

  private static boolean isWithin(@Nullable LocalDate day, LocalDate first, LocalDate last) {
    return day != null && !day.isBefore(first) && !day.isAfter(last);
  }
}
