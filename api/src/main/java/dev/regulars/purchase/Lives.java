package dev.regulars.purchase;

import dev.regulars.account.Terms;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.Settings;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Life;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long points live of which rules say it themselves. Pure. */
final class Lives {

  private Lives() {}

  /**
   * The terms of points that were earned on a day and are booked on another one.
   *
   * @param source the purchase or event that gave them
   */
  static Terms terms(Life life, Settings settings, LocalDate day, LocalDate bookedOn, UUID source) {
    Terms usual = Terms.of(settings, day, bookedOn);
    if (life.isUsual()) {
      return usual;
    }
    LocalDate available = availableFrom(life, usual, day, bookedOn);
    boolean isFromThen = settings.expiry().from() == ExpiryTerms.From.AVAILABILITY;
    LocalDate from = isFromThen && available != null ? available : day;
    UUID waitsFor = life.whenFulfilled() ? source : null;
    if (life.saysEnd()) {
      return new Terms(available, end(life, from, bookedOn), false, waitsFor);
    }
    LocalDate last = settings.expiry().lastDay(from);
    boolean tooLate = last != null && last.isBefore(bookedOn);
    return new Terms(
        available, tooLate ? settings.expiry().lastDay(bookedOn) : last, usual.moving(), waitsFor);
  }

  private static @Nullable LocalDate availableFrom(
      Life life, Terms usual, LocalDate day, LocalDate bookedOn) {
    if (life.whenFulfilled()) {
      return null;
    }
    Integer days = life.availableAfterDays();
    if (days == null) {
      return usual.availableFrom();
    }
    LocalDate available = day.plusDays(days);
    return available.isAfter(day) && available.isAfter(bookedOn) ? available : null;
  }

  /** What arrives after its days are over has as many from when it is booked. */
  private static @Nullable LocalDate end(Life life, LocalDate from, LocalDate bookedOn) {
    Integer days = life.expireAfterDays();
    if (days == null) {
      return life.expireOn();
    }
    LocalDate last = from.plusDays(days);
    return last.isBefore(bookedOn) ? bookedOn.plusDays(days) : last;
  }

  /**
   * Of which points go that are taken back, by how long they live; empty where all live as the
   * programme says.
   *
   * @param before what was given for what was there before
   * @param kept what is given for what is left
   * @param points to take back in all
   */
  static Map<Life, Long> lost(Decision before, Decision kept, long points) {
    if (before.isUsual()) {
      return Map.of();
    }
    Map<Life, Long> given = before.byLife();
    Map<Life, Long> stay = kept.byLife();
    Map<Life, Long> lost = new LinkedHashMap<>();
    long left = points;
    for (Map.Entry<Life, Long> one : given.entrySet()) {
      long less = one.getValue() - stay.getOrDefault(one.getKey(), 0L);
      left -= add(lost, one.getKey(), Math.min(left, less));
    }
    for (Map.Entry<Life, Long> one : given.entrySet()) {
      long rest = one.getValue() - lost.getOrDefault(one.getKey(), 0L);
      left -= add(lost, one.getKey(), Math.min(left, rest));
    }
    add(lost, Life.USUAL, left);
    return lost;
  }

  /**
   * A part of points that go, by how long they live: first of those that live as the programme
   * says, since what others have instead was most often given for something special.
   *
   * @param lost empty where all live as the programme says
   */
  static Map<Life, Long> part(Map<Life, Long> lost, long points) {
    Map<Life, Long> part = new LinkedHashMap<>();
    long left = points - add(part, Life.USUAL, Math.min(points, lost.getOrDefault(Life.USUAL, 0L)));
    for (Map.Entry<Life, Long> one : lost.entrySet()) {
      if (!one.getKey().isUsual()) {
        left -= add(part, one.getKey(), Math.min(left, one.getValue()));
      }
    }
    return part;
  }

  private static long add(Map<Life, Long> lost, Life life, long points) {
    if (points <= 0) {
      return 0;
    }
    lost.merge(life, points, Long::sum);
    return points;
  }
}
