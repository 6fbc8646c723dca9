package dev.regulars.rules.warning;

import dev.regulars.rules.facts.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers that claims are about, each between its least and its most. Purchases of a window are
 * also purchases of every window around it.
 */
final class Numbers {

  /** A number between two, both included. */
  private record Between(long least, long most) {

    Between and(long otherLeast, long otherMost) {
      return new Between(Math.max(least, otherLeast), Math.min(most, otherMost));
    }
  }

  private static final Between ANY = new Between(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Between COUNT = new Between(0, Long.MAX_VALUE);

  private final Map<String, Between> numbers = new HashMap<>();
  private final List<Claim> claims;

  Numbers(List<Claim> claims) {
    this.claims = claims;
    for (Claim claim : claims) {
      if (claim instanceof Claim.Range range) {
        narrow(range.number(), range.least(), range.most());
      }
    }
    sinceLastPurchase();
    purchasesOfWindows();
  }

  private void narrow(String number, long least, long most) {
    numbers.put(number, get(number).and(least, most));
  }

  private Between get(String number) {
    boolean count = number.equals(Claims.PURCHASES) || number.startsWith(Claims.EARLIER);
    return numbers.getOrDefault(number, count ? COUNT : ANY);
  }

  /** Who bought last so many days ago bought before, and nothing in the days since. */
  private void sinceLastPurchase() {
    long days = get(Claims.SINCE_LAST).least();
    if (days < 0) {
      return;
    }
    narrow(Claims.PURCHASES, 1, Long.MAX_VALUE);
    for (String number : Set.copyOf(numbers.keySet())) {
      if (number.startsWith(Claims.EARLIER) && daysAtMost(window(number)) <= days) {
        narrow(number, 0, 0);
      }
    }
  }

  private void purchasesOfWindows() {
    narrow(Claims.PURCHASES, 0, Long.MAX_VALUE);
    Map<String, Between> before = Map.of();
    while (!before.equals(numbers)) {
      before = Map.copyOf(numbers);
      for (String inner : before.keySet()) {
        for (String outer : before.keySet()) {
          if (isWithin(inner, outer)) {
            narrow(outer, get(inner).least(), Long.MAX_VALUE);
            narrow(inner, Long.MIN_VALUE, get(outer).most());
          }
        }
      }
    }
  }

  private static boolean isWithin(String inner, String outer) {
    if (!inner.startsWith(Claims.EARLIER) || inner.equals(outer)) {
      return false;
    }
    return outer.equals(Claims.PURCHASES)
        || (outer.startsWith(Claims.EARLIER) && isWithin(window(inner), window(outer)));
  }

  private static Window window(String number) {
    return Window.parse(number.substring(Claims.EARLIER.length()));
  }

  private static boolean isWithin(Window inner, Window outer) {
    return switch (outer.kind()) {
      case EVER -> true;
      case YEAR -> inner.kind() == Window.Kind.MONTH || isToday(inner);
      case MONTH, WEEK, DAY -> isToday(inner);
      case LAST_DAYS -> daysAtMost(inner) <= outer.days();
    };
  }

  private static boolean isToday(Window window) {
    return daysAtMost(window) == 1;
  }

  private static long daysAtMost(Window window) {
    return switch (window.kind()) {
      case LAST_DAYS -> window.days();
      case DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 31;
      case YEAR -> 366;
      case EVER -> Long.MAX_VALUE;
    };
  }

  /** Whether there is a number for each. */
  boolean canBe() {
    return numbers.values().stream().allMatch(each -> each.least() <= each.most())
        && claims.stream()
            .allMatch(claim -> !(claim instanceof Claim.Multiple(long of)) || hasMultiple(of));
  }

  private boolean hasMultiple(long of) {
    Between purchases = get(Claims.PURCHASES);
    if (purchases.most() == Long.MAX_VALUE) {
      return true;
    }
    long greatest = (purchases.most() + 1) / of * of;
    return greatest >= 1 && greatest >= purchases.least() + 1;
  }
}
