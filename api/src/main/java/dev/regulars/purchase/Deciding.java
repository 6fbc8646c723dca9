package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.member.MemberProfile;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.PointsOverflowException;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.CounterState;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Room;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import dev.regulars.tier.TierLadder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Steps 4, 5 and 7 of a purchase or event. */
@Component
class Deciding {

  private final TierLadder ladder;
  private final PurchasePlans plans;

  Deciding(TierLadder ladder, PurchasePlans plans) {
    this.ladder = ladder;
    this.plans = plans;
  }

  /** What a candidate's rulebook reads. */
  void needs(Candidate candidate, UUID memberId, Needs needs) {
    LocalDate day = candidate.day();
    needs.account(memberId);
    needs.profile(memberId);
    plans.needs(candidate, memberId, needs);
    for (FactNeeds facts : read(candidate)) {
      for (Window window : facts.windows()) {
        needs.span(new MemberDays.Span(memberId, window.start(day), day));
      }
      if (facts.standing()) {
        needs.span(period(memberId, candidate));
      }
      for (LimitKey limit : facts.limits()) {
        needs.counter(CounterKey.of(memberId, limit, day));
      }
      KnownCounters.needs(facts, memberId, day, needs);
      if (facts.plans()) {
        needs.plans(memberId);
      }
    }
  }

  private static CounterState counter(
      CounterSpan span, UUID memberId, LocalDate day, Gathered gathered) {
    CounterDays.Sum sum = gathered.counters().sum(KnownCounters.asked(span, memberId, day), null);
    return CounterState.of(sum.value(), sum.marks() > 0);
  }

  /** What its rules read; of those about money off only where the till asks for it. */
  private static List<FactNeeds> read(Candidate candidate) {
    RuleBook rules = candidate.rulebook().rules();
    return candidate.takesOff()
        ? List.of(rules.needs(), rules.discountNeeds())
        : List.of(rules.needs());
  }

  /** The days of the qualification period until the day, by the settings of that day. */
  private MemberDays.Span period(UUID memberId, Candidate candidate) {
    return ladder.period(memberId, candidate.day(), candidate.rulebook().settings());
  }

  /** Adds to the change the plans that a purchase buys. */
  void buyPlans(Candidate candidate, Gathered gathered, Change change) {
    plans.buy(candidate, gathered, change);
  }

  /** What is known of the member at this moment of the batch. Budgets are not part of it yet. */
  Facts facts(Candidate candidate, UUID memberId, Gathered gathered) {
    LocalDate day = candidate.day();
    Account account = gathered.account(memberId);
    MemberProfile profile = gathered.profile(memberId);
    Map<Window, Totals> windows = new HashMap<>();
    Map<LimitKey, Long> limits = new HashMap<>();
    Map<CounterSpan, CounterState> counters = new HashMap<>();
    Map<String, InARow> inARow = new HashMap<>();
    boolean attributes = false;
    boolean asksPlans = false;
    for (FactNeeds needs : read(candidate)) {
      for (Window window : needs.windows()) {
        windows.put(window, gathered.window(memberId, window, day));
      }
      for (LimitKey limit : needs.limits()) {
        limits.put(limit, gathered.counter(CounterKey.of(memberId, limit, day)));
      }
      for (CounterSpan span : needs.counters()) {
        counters.put(span, counter(span, memberId, day, gathered));
      }
      inARow.putAll(gathered.counters().inARow(needs, memberId, day, null));
      attributes |= needs.attributes();
      asksPlans |= needs.plans();
    }
    Member member =
        new Member(
            ladder.on(day, account.tiers()).code(),
            profile.enrolledOn(),
            profile.birthday(),
            profile.tags(),
            attributes ? profile.attributes() : Map.of(),
            account.purchases(),
            account.lastPurchaseOn(),
            windows,
            counters,
            inARow,
            asksPlans ? gathered.plansOn(memberId, PurchasePlans.planDay(candidate)) : Set.of());
    return new Facts(
        candidate.happening(),
        candidate.basket(),
        member,
        new Usage(limits, Map.of(), room(candidate, account)));
  }

  /** How much more the member may have, by the settings of the day. */
  private static @Nullable Room room(Candidate candidate, Account account) {
    Settings.Balance balance = candidate.rulebook().settings().balance();
    Long most = balance.max();
    return most == null
        ? null
        : new Room(
            most,
            Math.max(0, most - account.total()),
            balance.overMax() == Settings.OverMax.REFUSE);
  }

  /**
   * Settles, looks at the tier, and counts in {@code change} what was given.
   *
   * @return null where it has to be known first what budgets have spent
   * @throws PointsOverflowException for more points than can be counted
   */
  @Nullable Decided settle(
      Candidate candidate,
      Facts proposedFrom,
      List<Proposal> proposals,
      Gathered gathered,
      Change change) {
    RuleBook rules = candidate.rulebook().rules();
    Account account = change.owner();
    Facts facts =
        proposedFrom.with(
            new Usage(
                proposedFrom.usage().limits(), gathered.budgets(), proposedFrom.usage().room()));
    HeldTier before = ladder.on(candidate.day(), account.tiers());
    Decision decision = rules.settle(facts, proposals);
    account.requireRoomFor(decision.points());
    if (!rules.needs().standing()) {
      count(candidate, account, decision, change);
      return new Decided(candidate, facts, before, decision, null);
    }
    Standing standing = gathered.standing(period(account.memberId(), candidate), change);
    Qualification qualification =
        rules.qualify(facts, with(standing, candidate, decision), account.tier().code());
    if (ratesByNewTier(candidate)) {
      // Each round lifts the member by a tier at least, and the ladder has an end.
      String ratedBy = before.code();
      while (ladder.isAbove(qualification.tier(), ratedBy)) {
        ratedBy = qualification.tier();
        facts = facts.ofTier(ratedBy);
        List<Proposal> again = rules.propose(facts);
        if (!gathered.knowsBudgets() && !rules.budgets(again).isEmpty()) {
          return null;
        }
        decision = rules.settle(facts, again);
        account.requireRoomFor(decision.points());
        qualification =
            rules.qualify(facts, with(standing, candidate, decision), account.tier().code());
      }
    }
    count(candidate, account, decision, change);
    Decision whole = climb(candidate, account, before, decision, qualification, gathered.today());
    return new Decided(candidate, facts, before, whole, qualification);
  }

  private static boolean ratesByNewTier(Candidate candidate) {
    return candidate.rulebook().settings().tierEnd().ratedBy() == Settings.RatedBy.AFTER;
  }

  /** The standing with what is decided just now. */
  private static Standing with(Standing standing, Candidate candidate, Decision decision) {
    return new Standing(
        Math.addExact(standing.accruedPoints(), decision.points()),
        Math.addExact(standing.spentMinor(), candidate.totalMinor()),
        standing.purchases() + (isVisit(candidate) ? 1 : 0));
  }

  private static boolean isVisit(Candidate candidate) {
    Basket basket = candidate.basket();
    return candidate.command() instanceof RecordPurchase && basket != null && basket.isVisit();
  }

  private static void count(
      Candidate candidate, Account account, Decision decision, Change change) {
    LocalDate day = candidate.day();
    boolean isPurchase = candidate.command() instanceof RecordPurchase;
    boolean isVisit = isVisit(candidate);
    if (isVisit) {
      account.addPurchase(day);
    }
    if (isPurchase || decision.points() != 0) {
      change.addDay(day, new DayTotals(isVisit ? 1 : 0, candidate.totalMinor(), decision.points()));
    }
    decision
        .limitsUsed()
        .forEach(
            (limit, points) ->
                change.addToCounter(CounterKey.of(account.memberId(), limit, day), points));
    decision.budgetsUsed().forEach(change::addToBudget);
    decision
        .counts()
        .forEach(
            (counter, counted) ->
                change.count(new CounterDays.Day(account.memberId(), counter, day), counted));
  }

  /**
   * Lifts the member where the standing says so; the tier's gifts join the decision. Who has come
   * further since keeps what they hold and is given nothing, but was in that tier from the day on.
   */
  private Decision climb(
      Candidate candidate,
      Account account,
      HeldTier before,
      Decision decision,
      Qualification qualification,
      LocalDate today) {
    String tier = qualification.tier();
    if (tier == null || !ladder.climbs(before, qualification)) {
      return decision;
    }
    HeldTier reached =
        ladder.reached(tier, candidate.day(), account.openedOn(), candidate.rulebook().settings());
    // What was reached in days that are over counts for those alone.
    if (!ladder.climbs(account.tier(), qualification) || !ladder.lasts(reached, today)) {
      account.tiers().reach(reached);
      return decision;
    }
    account.tiers().hold(reached);
    return decision.withGifts(qualification.grants());
  }
}
