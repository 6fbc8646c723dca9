package dev.regulars.purchase;

import dev.regulars.ledger.Account;
import dev.regulars.member.MemberProfile;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import dev.regulars.tier.DayTotals;
import dev.regulars.tier.HeldTier;
import dev.regulars.tier.MemberDays;
import dev.regulars.tier.TierLadder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Steps 4, 5 and 7 of a purchase. Reads and advances what the batch gathered; touches nothing else.
 */
@Component
class Deciding {

  private final TierLadder ladder;

  Deciding(TierLadder ladder) {
    this.ladder = ladder;
  }

  /** The spans of days whose totals a candidate's rulebook reads. */
  Set<MemberDays.Span> spans(Candidate candidate, UUID memberId) {
    FactNeeds needs = candidate.rulebook().rules().needs();
    LocalDate day = candidate.day();
    Set<MemberDays.Span> spans = new HashSet<>();
    for (Window window : needs.windows()) {
      spans.add(new MemberDays.Span(memberId, window.start(day), day));
    }
    if (needs.standing()) {
      spans.add(new MemberDays.Span(memberId, ladder.periodStart(day), day));
    }
    return spans;
  }

  /** The counters that a candidate's rulebook compares with. */
  Set<CounterKey> counters(Candidate candidate, UUID memberId) {
    Set<CounterKey> keys = new HashSet<>();
    for (LimitKey limit : candidate.rulebook().rules().needs().limits()) {
      keys.add(CounterKey.of(memberId, limit, candidate.day()));
    }
    return keys;
  }

  /** What is known of the member at this moment of the batch. Budgets are not part of it yet. */
  Facts facts(Candidate candidate, UUID memberId, Gathered gathered) {
    FactNeeds needs = candidate.rulebook().rules().needs();
    LocalDate day = candidate.day();
    Account account = gathered.account(memberId);
    MemberProfile profile = gathered.profile(memberId);
    Map<Window, Totals> windows = new HashMap<>();
    for (Window window : needs.windows()) {
      windows.put(window, gathered.window(memberId, window, day));
    }
    Map<LimitKey, Long> limits = new HashMap<>();
    for (LimitKey limit : needs.limits()) {
      limits.put(limit, gathered.counter(CounterKey.of(memberId, limit, day)));
    }
    Member member =
        new Member(
            ladder.on(day, account.tiers()).code(),
            profile.enrolledOn(),
            profile.birthday(),
            profile.tags(),
            needs.attributes() ? profile.attributes() : Map.of(),
            account.purchases(),
            account.lastPurchaseOn(),
            windows);
    return new Facts(
        candidate.happening(), candidate.basket(), member, new Usage(limits, Map.of()));
  }

  /** Settles, looks at the tier, and counts what was given in {@code gathered}. */
  Decided settle(
      Candidate candidate,
      UUID memberId,
      Facts proposedFrom,
      List<Proposal> proposals,
      Gathered gathered) {
    RuleBook rules = candidate.rulebook().rules();
    Facts facts = proposedFrom.with(new Usage(proposedFrom.usage().limits(), gathered.budgets()));
    Account account = gathered.account(memberId);
    HeldTier before = ladder.on(candidate.day(), account.tiers());
    Decision decision = rules.settle(facts, proposals);
    count(candidate, memberId, decision, gathered);
    if (!rules.needs().standing()) {
      return new Decided(candidate, facts, before, decision, null);
    }
    Qualification qualification =
        rules.qualify(facts, standing(candidate, memberId, gathered), account.tier().code());
    Decision whole = climb(candidate.day(), account, before, decision, qualification);
    return new Decided(candidate, facts, before, whole, qualification);
  }

  /** The standing in the qualification period, what this batch did included. */
  private Standing standing(Candidate candidate, UUID memberId, Gathered gathered) {
    LocalDate day = candidate.day();
    return gathered.standing(memberId, ladder.periodStart(day), day);
  }

  private static void count(
      Candidate candidate, UUID memberId, Decision decision, Gathered gathered) {
    LocalDate day = candidate.day();
    boolean isPurchase = candidate.command() instanceof RecordPurchase;
    if (isPurchase) {
      gathered.account(memberId).addPurchase(day);
    }
    if (isPurchase || decision.points() != 0) {
      gathered.addDay(
          memberId,
          day,
          new DayTotals(isPurchase ? 1 : 0, candidate.totalMinor(), decision.points()));
    }
    decision
        .limitsUsed()
        .forEach(
            (limit, points) -> gathered.addToCounter(CounterKey.of(memberId, limit, day), points));
    decision.budgetsUsed().forEach(gathered::addToBudget);
  }

  /**
   * Lifts the member where the standing says so; the tier's gifts join the decision. Who has come
   * further since keeps what they hold and is given nothing, but was in that tier from the day on.
   */
  private Decision climb(
      LocalDate day,
      Account account,
      HeldTier before,
      Decision decision,
      Qualification qualification) {
    String tier = qualification.tier();
    if (tier == null || !ladder.climbs(before, qualification)) {
      return decision;
    }
    HeldTier reached = ladder.reached(tier, day);
    if (!ladder.climbs(account.tier(), qualification)) {
      account.tiers().reach(reached);
      return decision;
    }
    account.tiers().hold(reached);
    return decision.withGifts(qualification.grants());
  }
}
