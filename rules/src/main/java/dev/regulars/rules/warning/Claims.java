package dev.regulars.rules.warning;

import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.language.Comparison;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what sentences claim out of what they ask. A measure that it does not know is no claim. */
final class Claims {

  static final String PURCHASES = "purchases";
  static final String EARLIER = "earlier purchases in ";
  static final String SINCE_LAST = "days since the last purchase";
  static final String DAY_OF_MONTH = "day of the month";
  static final String WEEKDAY = "weekday";
  static final String EVENT = "event";

  private static final int MINUTES = 24 * 60;

  /** Measures that ask whether the one value of something is among words. */
  private static final Map<String, String> VALUES =
      Map.of(
          "storeAmong", "store",
          "channelAmong", "channel",
          "weekdayAmong", WEEKDAY,
          "tierAmong", "tier",
          "eventAmong", EVENT);

  /** Measures that ask whether one of many things is among words. */
  private static final Map<String, String> THINGS =
      Map.of(
          "hasCategory", "Category",
          "hasBrand", "Brand",
          "hasProduct", "Product",
          "tagged", "tags",
          "hasPlan", "plans",
          "presents", "codes",
          "paysWith", "ways of payment",
          "storeTagged", "store tags");

  private Claims() {}

  static Claim of(Comparison asked) {
    return switch (asked.bound()) {
      case Boolean truth when asked.operator().equals("==") -> of(asked, truth);
      case Long number -> of(asked, number);
      case String text when asked.operator().equals("==") && asked.measure().equals("event") ->
          event(text);
      default -> new Claim.Other(asked);
    };
  }

  private static Claim event(String name) {
    return name.equals(Happening.PURCHASE)
        ? new Claim.Always()
        : new Claim.Among(EVENT, Set.of(name), true);
  }

  private static Claim of(Comparison asked, boolean truth) {
    List<Object> arguments = asked.arguments();
    if (isOfNight(asked)) {
      return ofNight(asked, truth);
    }
    String value = VALUES.get(asked.measure());
    if (value != null) {
      return new Claim.Among(value, words(arguments), truth);
    }
    String things = THINGS.get(asked.measure());
    if (things != null) {
      return new Claim.Has(things, words(arguments), truth);
    }
    if (asked.measure().equals("attributeAmong")) {
      String attribute = asked.fact() + " attribute " + arguments.getFirst();
      return new Claim.Among(attribute, words(arguments.subList(1, arguments.size())), truth);
    }
    if (!truth) {
      return new Claim.Other(asked);
    }
    return switch (asked.measure()) {
      case "minuteBetween" -> minutes((Long) arguments.get(0), (Long) arguments.get(1));
      case "dayBetween" -> new Claim.Days((Long) arguments.get(0), (Long) arguments.get(1));
      case "everyPurchase" -> new Claim.Multiple((Long) arguments.getFirst());
      default -> new Claim.Other(asked);
    };
  }

  /** Asked of the day to which a night belongs, it says nothing about the day of the calendar. */
  private static boolean isOfNight(Comparison asked) {
    return switch (asked.measure()) {
      case "weekdayAmong" -> asked.arguments().getFirst() instanceof Long;
      case "dayBetween" -> asked.arguments().size() > 2;
      case "dayOfMonth" -> !asked.arguments().isEmpty();
      default -> false;
    };
  }

  private static Claim ofNight(Comparison asked, boolean truth) {
    List<Object> arguments = asked.arguments();
    String night = " of the night until " + arguments.getFirst();
    if (asked.measure().equals("weekdayAmong")) {
      Set<String> weekdays = words(arguments.subList(1, arguments.size()));
      return new Claim.Among(WEEKDAY + night, weekdays, truth);
    }
    return truth
        ? new Claim.Range("day" + night, (Long) arguments.get(1), (Long) arguments.get(2))
        : new Claim.Other(asked);
  }

  private static Claim minutes(long from, long until) {
    BitSet minutes = new BitSet(MINUTES);
    if (from <= until) {
      minutes.set((int) from, (int) until);
    } else {
      minutes.set((int) from, MINUTES);
      minutes.set(0, (int) until);
    }
    return new Claim.Minutes(minutes);
  }

  private static Claim of(Comparison asked, long bound) {
    String things = asked.measure().replaceFirst("^(spentOn|unitsOf)", "");
    boolean sums = !things.equals(asked.measure());
    if (sums && asked.operator().equals(">=") && bound > 0) {
      return new Claim.SumOf(asked.measure(), things, words(asked.arguments()), bound);
    }
    String number = asked.fact() + "." + asked.measure() + asked.arguments();
    return switch (asked.measure()) {
      case "purchases" -> range(asked, asked.fact().equals("Member") ? PURCHASES : number, bound);
      case "purchaseNumber" -> range(asked, PURCHASES, bound - 1);
      case "earlierPurchasesIn" -> range(asked, EARLIER + asked.arguments().getFirst(), bound);
      case "purchaseNumberIn" -> range(asked, EARLIER + asked.arguments().getFirst(), bound - 1);
      case "daysSinceLastPurchase" -> range(asked, SINCE_LAST, bound);
      case "dayOfMonth" -> range(asked, isOfNight(asked) ? number : DAY_OF_MONTH, bound);
      default -> range(asked, number, bound);
    };
  }

  private static Claim range(Comparison asked, String number, long bound) {
    return switch (asked.operator()) {
      case "==" -> new Claim.Range(number, bound, bound);
      case ">=" -> new Claim.Range(number, bound, Long.MAX_VALUE);
      case ">" -> new Claim.Range(number, bound + 1, Long.MAX_VALUE);
      case "<=" -> new Claim.Range(number, Long.MIN_VALUE, bound);
      case "<" -> new Claim.Range(number, Long.MIN_VALUE, bound - 1);
      default -> new Claim.Other(asked);
    };
  }

  private static Set<String> words(List<Object> arguments) {
    return arguments.stream().map(String::valueOf).collect(Collectors.toSet());
  }
}
