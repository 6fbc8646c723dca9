package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.member.MemberTag;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.purchase.Change.Entry.Recorded;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.purchase.Verdict.Wanting;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Facts;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.TierLadder;
import dev.regulars.voucher.Voucher;
import dev.regulars.voucher.Vouchers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what rules award: purchases and events. Reads what was gathered and comes to one change;
 * it draws new ids and codes of vouchers, else it is pure.
 */
@Component
class Awards {

  private final Deciding deciding;
  private final TierLadder ladder;
  private final AwardAnswers answers;
  private final Vouchers vouchers;
  private final PurchaseRedemptions redemptions;
  private final OwnPoints ownPoints;
  private final PurchaseVouchers codes;
  private final JsonMapper json;
  private final Ids ids;
  private final PurchaseMeters meters;

  Awards(
      Deciding deciding,
      TierLadder ladder,
      AwardAnswers answers,
      Vouchers vouchers,
      PurchaseRedemptions redemptions,
      OwnPoints ownPoints,
      PurchaseVouchers codes,
      JsonMapper json,
      Ids ids,
      PurchaseMeters meters) {
    this.deciding = deciding;
    this.ladder = ladder;
    this.answers = answers;
    this.vouchers = vouchers;
    this.redemptions = redemptions;
    this.ownPoints = ownPoints;
    this.codes = codes;
    this.json = json;
    this.ids = ids;
    this.meters = meters;
  }

  /** What it takes to decide it. */
  void needs(Candidate candidate, Gathered gathered, Needs needs) {
    UUID memberId = candidate.memberId();
    if (memberId != null) {
      deciding.needs(candidate, memberId, needs);
    }
    Redeeming redeeming = redeeming(candidate);
    if (redeeming != null) {
      RedemptionNeeds.needs(redeeming, gathered, needs);
      if (memberId != null) {
        needs.pool(memberId, gathered);
      }
      if (redeeming.usesCodes()) {
        codes.needs((RecordPurchase) candidate.command(), memberId, needs);
      }
    }
  }

  private static @Nullable Redeeming redeeming(Candidate candidate) {
    return candidate.command() instanceof RecordPurchase purchase ? purchase.redeeming() : null;
  }

  /** What it takes once the account is known: who was in another tier then: in which? */
  void needsThen(Candidate candidate, Gathered gathered, Needs needs) {
    UUID memberId = candidate.memberId();
    Redeeming redeeming = redeeming(candidate);
    if (memberId != null && redeeming != null) {
      RedemptionNeeds.needsThen(memberId, redeeming, gathered, needs);
      redemptions.needsThen(memberId, redeeming, gathered, needs);
    }
    if (memberId != null
        && ladder.wasElsewhere(gathered.account(memberId).tier(), candidate.day())
        && !gathered.account(memberId).tiers().isWhole()) {
      needs.tiers(memberId);
    }
  }

  /** Decides something that happened now or a while ago. */
  Verdict decide(Candidate candidate, Gathered gathered) {
    return decide(candidate, gathered, false);
  }

  /** Decides a purchase that was recorded before as nobody's. */
  Verdict decideClaim(Candidate candidate, Gathered gathered) {
    return decide(candidate, gathered, true);
  }

  private Verdict decide(Candidate candidate, Gathered gathered, boolean isClaim) {
    UUID memberId = candidate.memberId();
    if (memberId == null) {
      return ofNobody(candidate, gathered);
    }
    if (gathered.profile(memberId).blocked()) {
      return new Refused(blockedMember());
    }
    Redeeming redeeming = isClaim ? null : taking(candidate, gathered);
    if (redeeming == null) {
      Change change = new Change(candidate.id(), gathered.account(memberId), ids);
      return decide(candidate, memberId, gathered, isClaim, change, null);
    }
    TakenOff redeemed =
        ownPoints.decide(
            candidate,
            memberId,
            redemptions.decide(candidate, redeeming, gathered, gathered.account(memberId)),
            redeeming,
            gathered);
    if (redeemed == null || redeemed.wantsBudgets()) {
      return Wanting.BUDGETS;
    }
    return redeemed.problem() == null
        ? decide(redeemed.candidate(), memberId, gathered, isClaim, redeemed.change(), redeemed)
        : new Refused(redeemed.problem());
  }

  private Verdict decide(
      Candidate candidate,
      UUID memberId,
      Gathered gathered,
      boolean isClaim,
      Change change,
      @Nullable TakenOff redeemed) {
    long started = System.nanoTime();
    Facts facts =
        deciding.facts(redeemed == null ? candidate : redeemed.earning(), memberId, gathered);
    List<Proposal> proposals = candidate.rulebook().rules().propose(facts);
    if (!gathered.knowsBudgets() && !candidate.rulebook().rules().budgets(proposals).isEmpty()) {
      return Wanting.BUDGETS;
    }
    Decided decided = deciding.settle(candidate, facts, proposals, gathered, change);
    if (decided == null) {
      return Wanting.BUDGETS;
    }
    meters.decided(System.nanoTime() - started);
    award(
        redeemed == null ? decided : takingOff(decided, redeemed, change),
        gathered,
        isClaim,
        change,
        redeemed);
    return new Changed(change);
  }

  /** Counts what rules took off; their messages and tags join the decision. */
  private static Decided takingOff(Decided decided, TakenOff redeemed, Change change) {
    Candidate candidate = decided.candidate();
    Decision decision = decided.decision();
    for (DiscountPlan.OfRule rule : redeemed.rules()) {
      RuleDiscount.Used used = rule.discount().used(Arrays.stream(rule.offs()).sum());
      used.limits()
          .forEach(
              (limit, more) ->
                  change.addToCounter(
                      CounterKey.of(change.owner().memberId(), limit, candidate.day()), more));
      used.budgets().forEach(change::addToBudget);
      decision = decision.withGifts(rule.discount().gifts());
    }
    return redeemed.rules().isEmpty()
        ? decided
        : new Decided(
            candidate, decided.facts(), decided.tierBefore(), decision, decided.qualification());
  }

  /** What is to be taken off; null where the only codes are those of promotions. */
  private @Nullable Redeeming taking(Candidate candidate, Gathered gathered) {
    Redeeming redeeming = redeeming(candidate);
    return redeeming == null
            || (redeeming.isNothing()
                && !candidate.takesOff()
                && !(redeeming.usesCodes()
                    && codes.isUsed((RecordPurchase) candidate.command(), gathered)))
        ? null
        : redeeming;
  }

  /** Keeps a purchase that awards nobody; codes are used nevertheless. */
  private Verdict ofNobody(Candidate candidate, Gathered gathered) {
    Instant now = gathered.now();
    Redeeming redeeming = taking(candidate, gathered);
    TakenOff redeemed =
        redeeming == null ? null : redemptions.decide(candidate, redeeming, gathered, null);
    Change change = redeemed == null ? new Change(candidate.id(), null, ids) : redeemed.change();
    if (redeemed != null && redeemed.problem() != null) {
      return new Refused(redeemed.problem());
    }
    Candidate paid = redeemed == null ? candidate : redeemed.candidate();
    Decided decided = new Decided(paid, null, null, Decision.NOTHING, null);
    Object answer = answers.of(decided, PurchaseAnswer.Points.NONE, List.of(), null, now);
    keep(
        change,
        decided,
        redeemed == null ? answer : ((PurchaseAnswer) answer).with(redeemed.view()));
    change.tell(event(decided, now, false));
    return new Changed(change);
  }

  private void award(
      Decided decided,
      Gathered gathered,
      boolean isClaim,
      Change change,
      @Nullable TakenOff redeemed) {
    Account account = change.owner();
    Candidate candidate = decided.candidate();
    Decision decision = decided.decision();
    Instant now = gathered.now();
    Accruals.Given given = redeemed == null ? null : redeemed.given();
    if (given == null) {
      given = Accruals.post(candidate, decision, gathered, change);
    }
    List<Voucher> granted =
        decision.vouchers().stream()
            .map(
                grant -> vouchers.issue(grant, account.memberId(), candidate.id(), candidate.day()))
            .toList();
    change.issue(granted);
    decision
        .tags()
        .forEach(tag -> change.tag(new MemberTag(account.memberId(), tag.tag(), tag.rule())));
    decision
        .untags()
        .forEach(tag -> change.untag(new MemberTag(account.memberId(), tag.tag(), tag.rule())));
    PurchaseAnswer.Points points =
        new PurchaseAnswer.Points(decision.points(), given.pending(), given.available(), null);
    codes.givePoints(candidate, gathered, change);
    deciding.buyPlans(candidate, gathered, change);
    if (redeemed == null) {
      keep(change, decided, answers.of(decided, points, granted, account, now));
    } else {
      List<Voucher> all = new ArrayList<>(redeemed.vouchers());
      all.addAll(granted);
      PurchaseAnswer answer = (PurchaseAnswer) answers.of(decided, points, all, account, now);
      keep(change, decided, answer.with(redeemed.view()));
    }
    change.tell(event(decided, now, isClaim));
  }

  private void keep(Change change, Decided decided, Object answer) {
    KeptFacts kept =
        decided.facts() == null || decided.tierBefore() == null
            ? null
            : KeptFacts.of(
                decided.facts(), decided.tierBefore(), decided.candidate().rulebook().under());
    String answerText = json.writeValueAsString(answer);
    change.keep(
        new Recorded(
            decided,
            json.writeValueAsString(decided.candidate().command()),
            kept == null ? null : json.writeValueAsString(kept),
            kept,
            answer,
            answerText));
    change.answer(answer, answerText);
  }

  private OutboxEvent event(Decided decided, Instant now, boolean isClaim) {
    Candidate candidate = decided.candidate();
    long points = decided.decision().points();
    Set<String> fired = firedBesides(decided.decision());
    Set<String> tags = tags(decided.decision());
    PurchaseEvent told =
        switch (candidate.command()) {
          case RecordPurchase purchase when isClaim ->
              new PurchaseEvent.PurchaseClaimed(
                  points, purchase.totalMinor(), purchase.store(), fired, tags);
          case RecordPurchase purchase ->
              new PurchaseEvent.PurchaseRecorded(
                  points, purchase.totalMinor(), purchase.store(), fired, tags);
          case RecordEvent event ->
              new PurchaseEvent.EventRecorded(points, 0, event.name(), fired, tags);
        };
    return OutboxEvent.of(candidate.memberId(), candidate.id(), now, told, json);
  }

  private static Set<String> firedBesides(Decision decision) {
    if (decision.outcomes().size() == decision.awards().size()
        && decision.vouchers().isEmpty()
        && decision.tags().isEmpty()
        && decision.messages().isEmpty()) {
      return Set.of();
    }
    Set<String> rules = new TreeSet<>();
    decision.outcomes().stream()
        .filter(outcome -> outcome.kind() == Decision.Outcome.Kind.AWARDED)
        .forEach(outcome -> rules.add(outcome.rule()));
    // A tier's rules give vouchers, tags and messages and are no outcomes.
    decision.vouchers().forEach(voucher -> rules.add(voucher.rule()));
    decision.tags().forEach(tag -> rules.add(tag.rule()));
    decision.messages().forEach(message -> rules.add(message.rule()));
    decision.awards().forEach(award -> rules.remove(award.rule()));
    return rules;
  }

  private static Set<String> tags(Decision decision) {
    return decision.tags().isEmpty()
        ? Set.of()
        : decision.tags().stream()
            .map(Decision.TagGrant::tag)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Problem blockedMember() {
    return Problem.impossible(
            "member-blocked",
            "The member is blocked",
            "A blocked member collects nothing. Post the purchase without 'member', or ask"
                + " support.")
        .at("/member");
  }
}
