package dev.regulars.tier;

import dev.regulars.account.Account;
import dev.regulars.account.HeldTier;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** What rules about tiers are asked with where nothing happens but a day. Pure. */
final class DayFacts {

  private static final LocalTime NOON = LocalTime.of(12, 0);

  private DayFacts() {}

  /** Those of a day, for a member who holds a tier, and has no plan. */
  static Facts of(Account account, HeldTier held, LocalDate day, ZoneId zone) {
    Happening look =
        new Happening(
            "look", day.atTime(NOON).atZone(zone), null, Set.of(), null, Map.of(), Set.of());
    Member member =
        new Member(
            held.code(),
            day,
            null,
            Set.of(),
            Map.of(),
            account.purchases(),
            account.lastPurchaseOn(),
            Map.of());
    return new Facts(look, null, member, Usage.NONE);
  }

  /** The same for one who has plans. */
  static Facts of(
      Account account, HeldTier held, LocalDate day, ZoneId zone, HeldPlans.Days plans) {
    Facts facts = of(account, held, day, zone);
    return new Facts(
        facts.happening(), null, facts.member().withPlans(plans.on(day)), facts.usage());
  }
}
