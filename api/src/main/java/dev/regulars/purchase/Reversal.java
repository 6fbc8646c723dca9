package dev.regulars.purchase;

import dev.regulars.programme.Settings;
import dev.regulars.purchase.KeptFacts.KeptLimit;
import dev.regulars.purchase.ReturnedSoFar.GivenBack;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Life;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.LimitKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a return changes about one purchase. What is left is decided as if the rest had never been
 * bought, under the rulebook that decided the purchase, or as its settings say, under that of today
 * or by the part of the price; what was given beyond that is taken back. A return never gives:
 * where less would earn more, nothing is taken back.
 *
 * @param quantities what comes back, by line number
 * @param before what was left before
 * @param after what is left then
 * @param points to take back
 * @param totalMinor what had been paid for what comes back, in minor units
 * @param givenBack to limits and budgets
 * @param first what the purchase got, but for the gifts of a tier
 * @param kept what the purchase would have got for what is left of it
 * @param lost the points to take back by how long they live; empty where all live as the programme
 *     says
 * @param isNumberKept whether it stays counted among the visits, though nothing is left of it
 */
record Reversal(
    StoredPurchase purchase,
    Map<Integer, BigDecimal> quantities,
    Remainder before,
    Remainder after,
    long points,
    long totalMinor,
    GivenBack givenBack,
    Decision first,
    Decision kept,
    Map<Life, Long> lost,
    boolean isNumberKept) {

  /**
   * Decides a return, in the way that the settings of the purchase say. Pure.
   *
   * @param rulebook that decided the purchase
   * @param live the rules of today
   * @param now what it is decided from without what is gone since; null for what it was
   */
  static Reversal of(
      StoredPurchase purchase,
      VersionedRuleBook rulebook,
      RuleBook live,
      ReturnedSoFar earlier,
      Map<Integer, BigDecimal> quantities,
      @Nullable Facts now) {
    Remainder before = new Remainder(purchase.purchase(), earlier.quantities());
    Remainder after = before.minus(quantities);
    long totalMinor = before.totalMinor() - after.totalMinor();
    KeptFacts facts = purchase.facts();
    if (facts == null) {
      return new Reversal(
          purchase,
          quantities,
          before,
          after,
          0,
          totalMinor,
          GivenBack.NOTHING,
          Decision.NOTHING,
          Decision.NOTHING,
          Map.of(),
          false);
    }
    Settings.EarnOn earnOn = rulebook.settings().redemption().earnOn();
    Facts whole = facts.facts(purchase.happening(facts), purchase.decidedBasket(earlier, earnOn));
    Decision first = rulebook.rules().decide(whole);
    Facts again = now == null ? whole : now;
    Settings.ReturnMode mode = rulebook.settings().returns().mode();
    RuleBook deciding = mode == Settings.ReturnMode.CURRENT_RULES ? live : rulebook.rules();
    Decision left =
        after.isEmpty()
            ? Decision.NOTHING
            : deciding.decide(again.with(after.earning(earnOn).basket()));
    Decision kept =
        mode == Settings.ReturnMode.PROPORTIONAL && !after.isEmpty()
            ? new Part(decidedTotal(purchase, earlier, earnOn), after.earning(earnOn).totalMinor())
                .of(first, purchase.points(), left, rulebook.settings().rounding().mode())
            : left;
    long points = Math.max(0, purchase.points() - kept.points() - earlier.points());
    return new Reversal(
        purchase,
        quantities,
        before,
        after,
        points,
        totalMinor,
        givenBack(
            RuleOffs.using(first, rulebook.rules(), purchase.purchase(), null),
            RuleOffs.using(kept, rulebook.rules(), purchase.purchase(), after),
            earlier.givenBack()),
        first,
        kept,
        first.isUsual()
            ? Map.of()
            : Lives.lost(
                deciding.decide(again.with(before.earning(earnOn).basket())), left, points),
        false);
  }

  /**
   * A purchase of which nothing comes back, and which comes out otherwise.
   *
   * @param first how it came out before
   * @param kept how it comes out now
   * @param points to take back
   */
  static Reversal again(
      StoredPurchase purchase, Remainder left, Decision first, Decision kept, long points) {
    return new Reversal(
        purchase,
        Map.of(),
        left,
        left,
        points,
        0,
        new GivenBack(
            change(first.limitsUsed(), kept.limitsUsed()).entrySet().stream()
                .map(used -> KeptLimit.of(used.getKey(), used.getValue()))
                .toList(),
            change(first.budgetsUsed(), kept.budgetsUsed()),
            CountedDifference.of(first.counts(), kept.counts(), Map.of())),
        first,
        kept,
        Lives.lost(first, kept, points),
        false);
  }

  /** What is given back, and below zero what is used besides. */
  private static <K> Map<K, Long> change(Map<K, Long> first, Map<K, Long> kept) {
    Map<K, Long> change = new HashMap<>(first);
    kept.forEach((key, used) -> change.merge(key, -used, Long::sum));
    change.values().removeIf(used -> used == 0);
    return change;
  }

  /** What points were given for. */
  private static long decidedTotal(
      StoredPurchase purchase, ReturnedSoFar earlier, Settings.EarnOn earnOn) {
    Instant claimed = purchase.claimedAt();
    RecordPurchase earning = purchase.purchase().earning(earnOn);
    return claimed == null
        ? earning.totalMinor()
        : new Remainder(earning, earlier.quantitiesBefore(claimed)).totalMinor();
  }

  /** Whether the purchase is as if it had never been. */
  boolean leavesNothing() {
    return after.isEmpty() && !before.isEmpty();
  }

  /** Whether it is one visit less for whoever counts them. */
  boolean endsVisit() {
    return leavesNoVisit() && !isNumberKept;
  }

  /** Whether it was a visit, and what is left is none. */
  boolean leavesNoVisit() {
    return before.basket().isVisit() && !after.basket().isVisit();
  }

  /** The same, but that the purchase stays counted. */
  Reversal withNumberKept() {
    return new Reversal(
        purchase,
        quantities,
        before,
        after,
        points,
        totalMinor,
        givenBack,
        first,
        kept,
        lost,
        true);
  }

  /** The same, but that only so many points leave the member, and that so much is kept. */
  Reversal taking(long fewer, Decision more) {
    return fewer == points && more.equals(kept)
        ? this
        : new Reversal(
            purchase,
            quantities,
            before,
            after,
            fewer,
            totalMinor,
            givenBack,
            first,
            more,
            Lives.part(lost, fewer),
            isNumberKept);
  }

  private static GivenBack givenBack(Decision first, Decision kept, GivenBack before) {
    Map<LimitKey, Long> limitsBefore = new HashMap<>();
    before.limits().forEach(limit -> limitsBefore.put(limit.key(), limit.used()));
    List<KeptLimit> limits = new ArrayList<>();
    difference(first.limitsUsed(), kept.limitsUsed(), limitsBefore)
        .forEach((key, used) -> limits.add(KeptLimit.of(key, used)));
    return new GivenBack(
        limits,
        difference(first.budgetsUsed(), kept.budgetsUsed(), before.budgets()),
        CountedDifference.of(first.counts(), kept.counts(), before.counts()));
  }

  private static <K> Map<K, Long> difference(
      Map<K, Long> first, Map<K, Long> kept, Map<K, Long> already) {
    Map<K, Long> difference = new HashMap<>();
    first.forEach(
        (key, used) -> {
          long back = used - kept.getOrDefault(key, 0L) - already.getOrDefault(key, 0L);
          if (back > 0) {
            difference.put(key, back);
          }
        });
    return difference;
  }
}
