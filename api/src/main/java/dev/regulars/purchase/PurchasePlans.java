package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.plan.MemberPlan;
import dev.regulars.plan.Plan;
import dev.regulars.plan.PlanChange;
import dev.regulars.plan.PlanProducts;
import dev.regulars.plan.Term;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardKind;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.shared.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What purchases do to plans: whoever buys a plan's product has it for a term, one for each unit,
 * and has it no more once that comes back. As pure as {@link Awards}.
 */
@Component
class PurchasePlans {

  /** More than anybody buys of a membership at once. */
  private static final int UNITS_MAX = 120;

  private final PlanProducts products;
  private final JsonMapper json;
  private final Ids ids;

  PurchasePlans(PlanProducts products, JsonMapper json, Ids ids) {
    this.products = products;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to buy a plan; nothing for nearly every purchase. */
  void needs(Candidate candidate, UUID memberId, Needs needs) {
    if (candidate.command() instanceof RecordPurchase purchase) {
      for (PurchaseLine line : purchase.lines()) {
        if (products.sells(line.sku())) {
          needs.planProduct(line.sku());
          needs.plansToChange(memberId);
        }
      }
    }
  }

  /** What it takes to take a purchase back that may have bought a plan. */
  void needs(StoredPurchase purchase, Needs needs) {
    UUID memberId = purchase.memberId();
    if (memberId != null
        && purchase.purchase().lines().stream().anyMatch(line -> products.everSold(line.sku()))) {
      needs.plansToChange(memberId);
    }
  }

  /** Adds to the change what plans a purchase buys. */
  void buy(Candidate candidate, Gathered gathered, Change change) {
    if (!(candidate.command() instanceof RecordPurchase purchase)) {
      return;
    }
    UUID memberId = change.owner().memberId();
    Map<String, MemberPlan> now = gathered.plans().of(memberId, change);
    for (PurchaseLine line : purchase.lines()) {
      Plan plan = isBought(line) ? gathered.plans().soldBy(line.sku()) : null;
      int units = plan == null ? 0 : units(line.quantity());
      if (plan != null && units > 0) {
        LocalDate today = gathered.today();
        MemberPlan before = now.getOrDefault(plan.code(), MemberPlan.none(memberId, plan, today));
        List<Term> more = terms(before, plan, line, units, candidate);
        MemberPlan after = before.with(more, plan.noticeDays());
        now.put(plan.code(), after);
        keep(
            change,
            PlanChange.more(
                before, after, moment(gathered), PlanChange.Cause.BOUGHT, candidate.id()));
      }
    }
  }

  private static boolean isBought(PurchaseLine line) {
    return line.kindOfLine() == LineKind.PRODUCT || line.kindOfLine() == LineKind.SERVICE;
  }

  private static int units(BigDecimal quantity) {
    return quantity.min(BigDecimal.valueOf(UNITS_MAX)).setScale(0, RoundingMode.DOWN).intValue();
  }

  /** The first time the trial comes before; each unit is a term, and has its share of the price. */
  private List<Term> terms(
      MemberPlan before, Plan plan, PurchaseLine line, int units, Candidate candidate) {
    LocalDate starts = before.next(planDay(candidate));
    List<Term> terms = new ArrayList<>();
    if (plan.trialDays() > 0 && !before.tried() && before.hasEnded(planDay(candidate))) {
      LocalDate last = starts.plusDays(plan.trialDays() - 1L);
      terms.add(term(Term.Kind.TRIAL, starts, last, line, null, candidate));
      starts = last.plusDays(1);
    }
    long paid = Math.max(0, line.netMinor());
    for (int unit = 0; unit < units; unit++) {
      LocalDate last = plan.lastDay(starts);
      long share = paid * (unit + 1) / units - paid * unit / units;
      terms.add(term(Term.Kind.PAID, starts, last, line, share, candidate));
      starts = last.plusDays(1);
    }
    return terms;
  }

  private Term term(
      Term.Kind kind,
      LocalDate starts,
      LocalDate last,
      PurchaseLine line,
      @Nullable Long paidMinor,
      Candidate candidate) {
    return new Term(
        ids.next(), kind, starts, last, candidate.id(), line.line(), paidMinor, List.of());
  }

  /** The day of the programme on which something happened: plans last by its days. */
  static LocalDate planDay(Candidate candidate) {
    return candidate.at().withZoneSameInstant(candidate.rulebook().settings().zone()).toLocalDate();
  }

  /** Adds to the change what members have no more because what bought it came back. */
  void takeBack(Change change, RecordReturn command, List<Reversal> reversals, Gathered gathered) {
    Account account = change.account();
    if (account == null) {
      return;
    }
    LocalDate today = gathered.today();
    Map<String, MemberPlan> now = gathered.plans().of(account.memberId(), change);
    for (Reversal reversal : reversals) {
      for (MemberPlan before : List.copyOf(now.values())) {
        Set<UUID> gone = gone(before, reversal);
        if (!gone.isEmpty()) {
          MemberPlan after = before.without(term -> gone.contains(term.id()), today);
          now.put(before.plan(), after);
          if (!after.terms().equals(before.terms())) {
            keep(
                change,
                PlanChange.less(before, after, moment(gathered), cause(command), change.id()));
          }
        }
      }
    }
  }

  /** What it takes to give a plan for points, or to take it back. */
  void needs(Redemption redemption, Needs needs) {
    if (redemption.kind() == RewardKind.PLAN) {
      needs.plansToChange(redemption.memberId());
    }
  }

  /** What it takes once it is known what a reward is. */
  void needs(@Nullable Reward reward, UUID memberId, Needs needs) {
    if (reward != null && reward.plan() != null) {
      needs.planCode(reward.plan());
      needs.plansToChange(memberId);
    }
  }

  /** Adds to the change the term that points were given for; none of a plan that is no more. */
  void redeem(Redemption redemption, @Nullable Reward reward, Gathered gathered, Change change) {
    Plan plan =
        reward == null || reward.plan() == null ? null : gathered.plans().named(reward.plan());
    if (plan == null) {
      return;
    }
    UUID memberId = redemption.memberId();
    LocalDate today = gathered.today();
    MemberPlan before =
        gathered
            .plans()
            .of(memberId, change)
            .getOrDefault(plan.code(), MemberPlan.none(memberId, plan, today));
    LocalDate starts = before.next(today);
    Term term =
        new Term(
            ids.next(),
            Term.Kind.POINTS,
            starts,
            plan.lastDay(starts),
            redemption.id(),
            null,
            null,
            List.of());
    MemberPlan after = before.with(List.of(term), plan.noticeDays());
    keep(
        change,
        PlanChange.more(before, after, moment(gathered), PlanChange.Cause.POINTS, redemption.id()));
  }

  /** Adds to the change that a term ends whose points are all given back. */
  void giveBack(Redemption redemption, Gathered gathered, Change change) {
    if (redemption.kind() != RewardKind.PLAN || redemption.state() != Redemption.State.REVERSED) {
      return;
    }
    for (MemberPlan before :
        List.copyOf(gathered.plans().of(redemption.memberId(), change).values())) {
      if (before.terms().stream().anyMatch(term -> redemption.id().equals(term.sourceId()))) {
        MemberPlan after =
            before.without(term -> redemption.id().equals(term.sourceId()), gathered.today());
        if (!after.terms().equals(before.terms())) {
          keep(
              change,
              PlanChange.less(
                  before, after, moment(gathered), PlanChange.Cause.RETURNED, redemption.id()));
        }
      }
    }
  }

  /** The last terms that a line bought, as many as units of it came back; with all, its trial. */
  private static Set<UUID> gone(MemberPlan plan, Reversal reversal) {
    Set<UUID> gone = new HashSet<>();
    for (int line : reversal.quantities().keySet()) {
      List<Term> bought =
          plan.terms().stream()
              .filter(term -> reversal.purchase().id().equals(term.sourceId()))
              .filter(term -> term.line() != null && term.line() == line)
              .sorted(Comparator.comparing(Term::startsOn))
              .toList();
      List<Term> paid = bought.stream().filter(term -> term.kind() == Term.Kind.PAID).toList();
      int stay = Math.min(paid.size(), units(reversal.after().left(line)));
      paid.subList(stay, paid.size()).forEach(term -> gone.add(term.id()));
      if (stay == 0) {
        bought.forEach(term -> gone.add(term.id()));
      }
    }
    return gone;
  }

  private static PlanChange.Cause cause(RecordReturn command) {
    return OrderEvents.isChargeback(command.returnReceipt())
        ? PlanChange.Cause.CHARGED_BACK
        : PlanChange.Cause.RETURNED;
  }

  private PlanChange.Moment moment(Gathered gathered) {
    return new PlanChange.Moment(ids, gathered.now(), gathered.today(), null, null);
  }

  private void keep(Change change, PlanChange changed) {
    change.keep(new Change.Entry.PlanChanged(changed));
    changed.events(json).forEach(change::tell);
  }
}
