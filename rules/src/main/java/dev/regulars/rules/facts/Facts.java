package dev.regulars.rules.facts;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
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

  /** The same facts with another basket. */
  public Facts with(Basket newBasket) {
    return new Facts(happening, newBasket, member, usage);
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
  @Measure
  public boolean birthdayToday() {
    return happening.date().equals(birthdayIn(happening.date().getYear()));
  }

  /** Whether the birthday lies in this week, Monday to Sunday. */
  @Measure
  public boolean birthdayThisWeek() {
    LocalDate monday = Window.WEEK.start(happening.date());
    LocalDate sunday = monday.plusDays(6);
    return isWithin(birthdayIn(monday.getYear()), monday, sunday)
        || isWithin(birthdayIn(sunday.getYear()), monday, sunday);
  }

  /** Whether the birthday lies in this calendar month. */
  @Measure
  public boolean birthdayThisMonth() {
    LocalDate birthday = birthdayIn(happening.date().getYear());
    return birthday != null && birthday.getMonth() == happening.date().getMonth();
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
