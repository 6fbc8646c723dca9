package dev.regulars.purchase;

import dev.regulars.programme.Settings;
import dev.regulars.purchase.DiscountPlan.OfRule;
import dev.regulars.purchase.Redeeming.Wish;
import dev.regulars.reward.Money;
import dev.regulars.reward.Money.Priced;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardKind;
import dev.regulars.rules.decision.Proposal.OfDiscount;
import dev.regulars.rules.decision.Scope;
import dev.regulars.rules.discount.DiscountStacking;
import dev.regulars.rules.discount.DiscountStacking.Candidate;
import dev.regulars.rules.discount.DiscountStacking.Given;
import dev.regulars.rules.discount.DiscountStacking.Lost;
import dev.regulars.rules.discount.DiscountStacking.Policy;
import dev.regulars.rules.discount.DiscountStacking.Stacked;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Usage;
import dev.regulars.voucher.VoucherCode;
import dev.regulars.voucher.VoucherCodes;
import dev.regulars.voucher.VoucherKind;
import dev.regulars.voucher.VoucherType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Settles the discounts of a purchase, of rules, codes and rewards alike, by the programme's
 * stacking. Points' value and gift cards are no discounts: they pay for what is left. As pure as
 * {@link Awards}.
 */
@Component
class DiscountPlanning {

  private static final String LIMIT_REACHED = "limit-reached";
  private static final String NOT_COMBINABLE = "not-combinable";

  private final Deciding deciding;

  DiscountPlanning(Deciding deciding) {
    this.deciding = deciding;
  }

  /**
   * A discount that could be given.
   *
   * @param pointer where it stands in the request, or the rule's source
   * @param combinable whether other codes may be used besides; of what is no code always
   * @param rule null for a code or a redemption
   */
  private record One(
      String pointer,
      String source,
      @Nullable String group,
      int priority,
      boolean isAutomatic,
      boolean combinable,
      boolean isBounded,
      int rank,
      UnaryOperator<long[]> taking,
      @Nullable RuleDiscount rule)
      implements Candidate {

    @Override
    public boolean excludes(Candidate other) {
      return other instanceof One one
          && Objects.equals(group, "voucher")
          && Objects.equals(one.group, "voucher")
          && !(combinable && one.combinable);
    }

    @Override
    public long[] off(long[] nets) {
      return taking.apply(nets);
    }
  }

  /**
   * What stands.
   *
   * @param whole the purchase as it is before anything is taken off
   * @param without where in the request stands what cannot be had
   */
  DiscountPlan plan(
      dev.regulars.purchase.Candidate whole,
      Redeeming asked,
      Set<String> without,
      Gathered gathered) {
    RecordPurchase purchase = (RecordPurchase) whole.command();
    List<PurchaseAnswer.Refused> refused = new ArrayList<>();
    List<One> ones = new ArrayList<>();
    if (whole.takesOff()) {
      Facts facts = deciding.facts(whole, Objects.requireNonNull(whole.memberId()), gathered);
      List<RuleDiscount> offered = whole.rulebook().rules().discounts(facts);
      if (!gathered.knowsBudgets() && offered.stream().anyMatch(RuleDiscount::hasBudget)) {
        return DiscountPlan.WANTS_BUDGETS;
      }
      Usage usage = new Usage(facts.usage().limits(), gathered.budgets());
      List<Line> lines = Objects.requireNonNull(facts.basket()).lines();
      for (RuleDiscount discount : offered) {
        RuleDiscount.Left left = discount.left(usage);
        if (left.isNothing()) {
          refused.add(refused(discount, LIMIT_REACHED, "As much as may be was taken off before."));
        } else {
          ones.add(ofRule(discount, left.mostMinor(), lines));
        }
      }
    }
    List<Priced> priced = LineOffs.priced(purchase.lines());
    addCodes(purchase, priced, gathered, ones);
    addRedemptions(asked, priced, gathered, ones);
    ones.removeIf(one -> without.contains(one.pointer()));
    long[] nets = purchase.lines().stream().mapToLong(PurchaseLine::netMinor).toArray();
    return plan(
        DiscountStacking.stack(policy(whole.rulebook().settings().discountStacking()), ones, nets),
        refused);
  }

  private static DiscountPlan plan(Stacked<One> stacked, List<PurchaseAnswer.Refused> refused) {
    List<OfRule> rules = new ArrayList<>();
    Map<String, long[]> offs = new HashMap<>();
    Map<String, String> lost = new HashMap<>();
    for (Given<One> given : stacked.given()) {
      RuleDiscount rule = given.candidate().rule();
      if (rule == null) {
        offs.put(given.candidate().pointer(), given.offs());
      } else {
        rules.add(new OfRule(rule, given.offs()));
      }
    }
    for (Lost<One> one : stacked.lost()) {
      RuleDiscount rule = one.candidate().rule();
      if (rule == null) {
        lost.put(one.candidate().pointer(), one.to().source());
      } else {
        refused.add(
            refused(rule, NOT_COMBINABLE, "'%s' stands instead.".formatted(one.to().source())));
      }
    }
    return new DiscountPlan(rules, refused, offs, lost, false);
  }

  private static PurchaseAnswer.Refused refused(RuleDiscount rule, String reason, String text) {
    return new PurchaseAnswer.Refused(Redeeming.RULE + rule.terms().name(), reason, text);
  }

  private static Policy policy(Settings.DiscountStacking stacking) {
    return switch (stacking) {
      case BEST -> Policy.BEST;
      case ALL -> Policy.ALL;
      case ONE_PER_GROUP -> Policy.ONE_PER_GROUP;
      case BEST_COMBINATION -> Policy.BEST_COMBINATION;
    };
  }

  private static One ofRule(RuleDiscount discount, long mostMinor, List<Line> lines) {
    String source = Redeeming.RULE + discount.terms().name();
    String group = discount.terms().group();
    return new One(
        source,
        source,
        group == null ? null : "rules " + group,
        discount.terms().priority(),
        true,
        true,
        true,
        rank(discount, mostMinor),
        nets -> discount.off(lines, nets, mostMinor),
        discount);
  }

  private static int rank(RuleDiscount discount, long mostMinor) {
    int rank = mostMinor == Long.MAX_VALUE ? 0 : 1;
    for (var proposal : discount.proposals()) {
      if (proposal instanceof OfDiscount.AmountOff || proposal instanceof OfDiscount.UnitOff) {
        Scope scope = ((OfDiscount.Off) proposal).scope();
        rank = Math.max(rank, scope.equals(Scope.BASKET) ? 3 : 2);
      }
    }
    return rank;
  }

  private static void addCodes(
      RecordPurchase purchase, List<Priced> priced, Gathered gathered, List<One> ones) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < purchase.vouchers().size(); i++) {
      String key = VoucherCodes.key(purchase.vouchers().get(i));
      VoucherCode code = gathered.codes().code(key);
      VoucherType type = code == null ? null : code.type();
      Reward.Discount discount = type == null ? null : type.discount();
      if (code == null || type == null || discount == null || !seen.add(key)) {
        continue;
      }
      boolean ofUnit = type.kind() == VoucherKind.PRODUCT;
      ones.add(
          new One(
              "/vouchers/" + i,
              "voucher:" + code.code(),
              "voucher",
              0,
              false,
              type.combinable(),
              !ofUnit && isBounded(discount),
              rank(discount),
              nets ->
                  ofUnit
                      ? Money.offUnit(discount, with(priced, nets), payable(nets))
                      : Money.off(discount, with(priced, nets), payable(nets)),
              null));
    }
  }

  private static void addRedemptions(
      Redeeming asked, List<Priced> priced, Gathered gathered, List<One> ones) {
    for (int i = 0; i < asked.redemptions().size(); i++) {
      UUID id = asked.redemptions().get(i);
      Redemption held = gathered.handed().redemption(id);
      if (held != null && held.reward() != null && held.kind() == RewardKind.DISCOUNT) {
        addReward("/redemptions/" + i, gathered.handed().reward(held.reward()), priced, ones);
      }
    }
    for (int i = 0; i < asked.redeem().size(); i++) {
      Wish wish = asked.redeem().get(i);
      if (wish.reward() != null) {
        addReward("/redeem/" + i, gathered.handed().reward(wish.reward()), priced, ones);
      }
    }
  }

  private static void addReward(
      String pointer, @Nullable Reward reward, List<Priced> priced, List<One> ones) {
    Reward.Discount discount = reward == null ? null : reward.discount();
    if (reward == null || discount == null || reward.kind() != RewardKind.DISCOUNT) {
      return;
    }
    ones.add(
        new One(
            pointer,
            Redeeming.sourceOf(reward.code()),
            "reward",
            0,
            false,
            true,
            isBounded(discount),
            rank(discount),
            nets -> Money.off(discount, with(priced, nets), payable(nets)),
            null));
  }

  private static boolean isBounded(Reward.Discount discount) {
    return discount.scope() != Reward.Scope.CHEAPEST && discount.scope() != Reward.Scope.DEAREST;
  }

  private static int rank(Reward.Discount discount) {
    if (discount.amountMinor() == null) {
      return discount.capMinor() == null && discount.lineCapMinor() == null ? 0 : 1;
    }
    return discount.scope() == Reward.Scope.BASKET ? 3 : 2;
  }

  private static List<Priced> with(List<Priced> priced, long[] nets) {
    List<Priced> now = new ArrayList<>(nets.length);
    for (int i = 0; i < nets.length; i++) {
      now.add(priced.get(i).less(priced.get(i).netMinor() - nets[i]));
    }
    return now;
  }

  private static long payable(long[] nets) {
    long sum = 0;
    for (long net : nets) {
      sum += net;
    }
    return Math.max(0, sum);
  }
}
