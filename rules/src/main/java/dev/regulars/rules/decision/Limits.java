package dev.regulars.rules.decision;

import dev.regulars.rules.Programme.LimitEdge;
import dev.regulars.rules.decision.Proposal.Budget;
import dev.regulars.rules.decision.Proposal.LimitPerMember;
import dev.regulars.rules.decision.Proposal.LimitPerPurchase;
import dev.regulars.rules.decision.Proposal.LimitTimes;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Room;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step 5: limits and budgets, always in this order: for each rule its limit per purchase, its
 * limits per member (day, week, month, year, ever), its budget; then the limits of all rules
 * together, per purchase, then per member; at last the most that the member may have.
 *
 * <p>A limit of all rules together takes from the rule that stands last in the rulebook first,
 * until the rest fits.
 */
final class Limits {

  private static final int WINDOWS = Window.Kind.values().length;

  private final List<FiredRule> rules;
  private final Usage usage;
  private final LimitEdge edge;

  Limits(List<FiredRule> rules, Usage usage, LimitEdge edge) {
    this.rules = rules;
    this.usage = usage;
    this.edge = edge;
  }

  void apply() {
    boolean together = false;
    for (int r = 0; r < rules.size(); r++) {
      together |= applyTo(rules.get(r));
    }
    if (together) {
      applyTogether();
    }
    Room room = usage.room();
    if (room != null) {
      fitInto(room);
    }
  }

  /** The member may not have more. */
  private void fitInto(Room room) {
    Reason reason = new Reason.BalanceFull(room.most());
    if (!room.wholeOnly()) {
      cutLastFirst(room.left(), reason);
    } else if (excess(room.left()).signum() > 0) {
      rules.forEach(rule -> rule.cutTo(0, reason));
    }
  }

  /** A limit for a member, or a budget, that has something or nothing left. */
  private void limit(FiredRule rule, long left, Reason reason) {
    switch (edge) {
      case CUT -> rule.cutTo(left, reason);
      case REFUSE -> {
        if (rule.total().isGreaterThan(left)) {
          rule.cutTo(0, reason);
        }
      }
      case PASS -> {
        if (left == 0) {
          rule.cutTo(0, reason);
        }
      }
    }
  }

  /** The same for all rules together: those that stand last give way first. */
  private void limitTogether(long left, Reason reason) {
    switch (edge) {
      case CUT -> cutLastFirst(left, reason);
      case REFUSE -> {
        for (int r = rules.size() - 1; r >= 0 && excess(left).signum() > 0; r--) {
          rules.get(r).cutTo(0, reason);
        }
      }
      case PASS -> {
        if (left == 0) {
          cutLastFirst(0, reason);
        }
      }
    }
  }

  /** Applies a rule's own limits; its proposals already stand in the order of limits. */
  private boolean applyTo(FiredRule rule) {
    if (rule.lost() || !rule.proposes(ProposalOrder.LIMITS)) {
      return false;
    }
    boolean together = false;
    for (int i = 0; i < rule.size(); i++) {
      switch (rule.proposal(i)) {
        case LimitPerPurchase limit -> {
          together |= limit.allRules();
          if (!limit.allRules()) {
            rule.cutTo(limit.points(), perPurchase(limit));
          }
        }
        case LimitPerMember limit -> {
          together |= limit.allRules();
          if (!limit.allRules()) {
            long used = usage.of(new LimitKey(rule.terms().identity(), limit.window()));
            limit(rule, left(limit.points(), used), perMember(limit));
          }
        }
        case LimitTimes limit -> {
          if (usage.of(key(rule, limit)) >= limit.times()) {
            rule.refuse(new Reason.TimesReached(limit.window(), limit.times()));
          }
        }
        case Budget budget -> {
          long used = usage.ofBudget(rule.terms().identity());
          limit(rule, left(budget.points(), used), new Reason.BudgetUsedUp(budget.points()));
        }
        default -> {}
      }
    }
    return together;
  }

  private void applyTogether() {
    LimitPerPurchase purchase = null;
    LimitPerMember[] windows = new LimitPerMember[WINDOWS];
    for (FiredRule rule : rules) {
      for (int i = 0; i < rule.size() && !rule.lost(); i++) {
        if (rule.proposal(i) instanceof LimitPerPurchase limit
            && limit.allRules()
            && (purchase == null || limit.points() < purchase.points())) {
          purchase = limit;
        } else if (rule.proposal(i) instanceof LimitPerMember limit && limit.allRules()) {
          int kind = limit.window().kind().ordinal();
          LimitPerMember other = windows[kind];
          windows[kind] = other == null || limit.points() < other.points() ? limit : other;
        }
      }
    }
    if (purchase != null) {
      cutLastFirst(purchase.points(), perPurchase(purchase));
    }
    for (LimitPerMember limit : windows) {
      if (limit != null) {
        long used = usage.of(new LimitKey(LimitKey.ALL_RULES, limit.window()));
        limitTogether(left(limit.points(), used), perMember(limit));
      }
    }
  }

  /** By how much the rules give more than this together. */
  private Ratio excess(long points) {
    Ratio excess = Ratio.of(-points);
    for (FiredRule rule : rules) {
      excess = excess.plus(rule.total());
    }
    return excess;
  }

  private void cutLastFirst(long points, Reason reason) {
    Ratio excess = excess(points);
    for (int r = rules.size() - 1; r >= 0 && excess.signum() > 0; r--) {
      excess = excess.minus(rules.get(r).cutBy(excess, reason));
    }
  }

  private static long left(long points, long used) {
    return Math.max(0, points - Math.max(0, used));
  }

  private static LimitKey key(FiredRule rule, LimitTimes limit) {
    return new LimitKey(rule.terms().identity(), limit.window(), true);
  }

  /** Why a rule can give nothing more, whatever it would give; null where it can. */
  static @Nullable Reason usedUp(FiredRule rule, Usage usage) {
    for (int i = 0; rule.proposes(ProposalOrder.LIMITS) && i < rule.size(); i++) {
      String identity = rule.terms().identity();
      switch (rule.proposal(i)) {
        case LimitPerMember limit -> {
          if (!limit.allRules()
              && usage.of(new LimitKey(identity, limit.window())) >= limit.points()) {
            return perMember(limit);
          }
        }
        case LimitTimes limit -> {
          if (usage.of(key(rule, limit)) >= limit.times()) {
            return new Reason.TimesReached(limit.window(), limit.times());
          }
        }
        case Budget budget -> {
          if (usage.ofBudget(identity) >= budget.points()) {
            return new Reason.BudgetUsedUp(budget.points());
          }
        }
        default -> {}
      }
    }
    return null;
  }

  private static Reason perPurchase(LimitPerPurchase limit) {
    return new Reason.LimitReached(null, limit.allRules(), limit.points());
  }

  private static Reason perMember(LimitPerMember limit) {
    return new Reason.LimitReached(limit.window(), limit.allRules(), limit.points());
  }

  /** What to add to the member's counters, once points are whole. */
  static Map<LimitKey, Long> used(List<FiredRule> rules, long[] points, long total) {
    Map<LimitKey, Long> used = null;
    for (int r = 0; r < points.length; r++) {
      FiredRule rule = rules.get(r);
      if (rule.lost() || !rule.proposes(ProposalOrder.LIMITS)) {
        continue;
      }
      for (int i = 0; i < rule.size(); i++) {
        if (rule.proposal(i) instanceof LimitPerMember limit) {
          long counted = limit.allRules() ? total : points[r];
          if (counted > 0) {
            used = used == null ? new HashMap<>() : used;
            String of = limit.allRules() ? LimitKey.ALL_RULES : rule.terms().identity();
            used.put(new LimitKey(of, limit.window()), counted);
          }
        } else if (rule.proposal(i) instanceof LimitTimes limit && gives(rule, points[r])) {
          used = used == null ? new HashMap<>() : used;
          used.put(key(rule, limit), 1L);
        }
      }
    }
    return used == null ? Map.of() : used;
  }

  /** Whether a rule gives anything. */
  private static boolean gives(FiredRule rule, long points) {
    return points > 0 || (rule.cuts().isEmpty() && rule.proposes(ProposalOrder.GRANTS));
  }

  /** What to add to what budgets have given. */
  static Map<String, Long> budgetsUsed(List<FiredRule> rules, long[] points) {
    Map<String, Long> used = null;
    for (int r = 0; r < points.length; r++) {
      FiredRule rule = rules.get(r);
      if (points[r] == 0 || !rule.proposes(ProposalOrder.LIMITS)) {
        continue;
      }
      for (int i = 0; i < rule.size(); i++) {
        if (rule.proposal(i) instanceof Budget) {
          used = used == null ? new HashMap<>() : used;
          used.put(rule.terms().identity(), points[r]);
        }
      }
    }
    return used == null ? Map.of() : used;
  }
}
