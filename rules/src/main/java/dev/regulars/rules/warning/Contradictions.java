package dev.regulars.rules.warning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds claims that cannot be met together. It knows only what is certain: where it finds nothing
 * there may still be a contradiction, but where it finds one there is.
 */
final class Contradictions {

  /** Within so many years every day of the month falls on every day of the week. */
  private static final int YEARS = 28;

  private static final int DAYS_OF_MONTH = 31;

  private static final LocalDate ANY_DAY = LocalDate.of(2024, 1, 1);

  private Contradictions() {}

  /**
   * The fewest claims that exclude each other, by their positions; empty where there are none. None
   * of them can be left out.
   */
  static List<Integer> among(List<Claim> claims) {
    if (canBeMet(claims)) {
      return List.of();
    }
    List<Integer> needed = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      needed.add(i);
    }
    for (int i = 0; i < claims.size(); i++) {
      List<Integer> fewer = new ArrayList<>(needed);
      fewer.remove(Integer.valueOf(i));
      if (!canBeMet(fewer.stream().map(claims::get).toList())) {
        needed = fewer;
      }
    }
    return needed;
  }

  private static boolean canBeMet(List<Claim> claims) {
    return new Numbers(claims).canBe()
        && valuesCanBe(claims)
        && thingsCanBe(claims)
        && minuteCanBe(claims)
        && dayCanBe(claims);
  }

  private static boolean valuesCanBe(List<Claim> claims) {
    Map<String, Set<String>> left = new HashMap<>();
    for (Claim claim : claims) {
      if (claim instanceof Claim.Among among && among.is()) {
        left.merge(among.value(), among.words(), Contradictions::common);
      }
    }
    for (Claim claim : claims) {
      if (claim instanceof Claim.Among among && !among.is()) {
        left.computeIfPresent(among.value(), (value, words) -> Claim.without(words, among.words()));
      }
    }
    return left.values().stream().noneMatch(Set::isEmpty);
  }

  private static Set<String> common(Set<String> words, Set<String> others) {
    Set<String> common = new HashSet<>(words);
    common.retainAll(others);
    return common;
  }

  private static boolean thingsCanBe(List<Claim> claims) {
    Map<String, Set<String>> excluded = new HashMap<>();
    for (Claim claim : claims) {
      if (claim instanceof Claim.Has has && !has.has()) {
        excluded.computeIfAbsent(has.things(), things -> new HashSet<>()).addAll(has.words());
      }
    }
    return claims.stream()
        .allMatch(
            claim ->
                switch (claim) {
                  case Claim.Has has when has.has() ->
                      !without(excluded, has.things(), has.words()).isEmpty();
                  case Claim.SumOf sum -> !without(excluded, sum.things(), sum.words()).isEmpty();
                  default -> true;
                });
  }

  private static Set<String> without(
      Map<String, Set<String>> excluded, String things, Set<String> words) {
    return Claim.without(words, excluded.getOrDefault(things, Set.of()));
  }

  private static boolean minuteCanBe(List<Claim> claims) {
    BitSet left = new BitSet();
    left.set(0, 24 * 60);
    for (Claim claim : claims) {
      if (claim instanceof Claim.Minutes(BitSet minutes)) {
        left.and(minutes);
      }
    }
    return !left.isEmpty();
  }

  /** Looks for a day of the calendar that meets all that is said about days. */
  private static boolean dayCanBe(List<Claim> claims) {
    long first = Long.MIN_VALUE;
    long last = Long.MAX_VALUE;
    boolean special = false;
    for (Claim claim : claims) {
      if (claim instanceof Claim.Days days) {
        first = Math.max(first, days.first());
        last = Math.min(last, days.last());
      }
      special |= isAboutKindOfDay(claim);
    }
    if (first > last || !special) {
      return first <= last;
    }
    LocalDate from = first > Long.MIN_VALUE ? LocalDate.ofEpochDay(first) : ANY_DAY;
    LocalDate until = last < Long.MAX_VALUE ? LocalDate.ofEpochDay(last) : from.plusYears(YEARS);
    if (first == Long.MIN_VALUE) {
      from = until.minusYears(YEARS);
    }
    LocalDate end = until.isBefore(from.plusYears(YEARS)) ? until : from.plusYears(YEARS);
    KindsOfDay kinds = new KindsOfDay(claims);
    return from.datesUntil(end.plusDays(1)).anyMatch(kinds::canBe);
  }

  /**
   * Which days of the week may fall on which days of the month. Asked once for each of the 217
   * kinds of day there are, not for each of the days of {@link #YEARS}.
   */
  private static final class KindsOfDay {

    private final boolean[][] canBe = new boolean[DayOfWeek.values().length][DAYS_OF_MONTH + 1];

    KindsOfDay(List<Claim> claims) {
      for (DayOfWeek weekday : DayOfWeek.values()) {
        String name = weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        for (int day = 1; day <= DAYS_OF_MONTH; day++) {
          int ofMonth = day;
          canBe[weekday.ordinal()][day] =
              claims.stream().allMatch(claim -> isMetOn(name, ofMonth, claim));
        }
      }
    }

    boolean canBe(LocalDate day) {
      return canBe[day.getDayOfWeek().ordinal()][day.getDayOfMonth()];
    }
  }

  private static boolean isAboutKindOfDay(Claim claim) {
    return switch (claim) {
      case Claim.Range range -> range.number().equals(Claims.DAY_OF_MONTH);
      case Claim.Among among -> among.value().equals(Claims.WEEKDAY);
      default -> false;
    };
  }

  private static boolean isMetOn(String weekday, int dayOfMonth, Claim claim) {
    return switch (claim) {
      case Claim.Range range when range.number().equals(Claims.DAY_OF_MONTH) ->
          dayOfMonth >= range.least() && dayOfMonth <= range.most();
      case Claim.Among among when among.value().equals(Claims.WEEKDAY) ->
          among.words().contains(weekday) == among.is();
      default -> true;
    };
  }
}
