package dev.regulars.rules.decision;

import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.decision.Proposal.Multiply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step 3: multipliers on the base points of their scope, line by line.
 *
 * <p>A factor above 1 gives additional points, and they belong to the multiplier's rule. A factor
 * below 1 gives none: it lowers the base points of the rules that earned them, before anything is
 * added. By the programme's stacking:
 *
 * <ul>
 *   <li>{@code BEST}: the greatest factor on a line is the only one; on a tie the rule that stands
 *       first has it. A rule that only multiplies, and wins no line, has lost.
 *   <li>{@code ADD}: each factor f adds f − 1 of the base. Those below 1 take away together at most
 *       the whole base.
 *   <li>{@code MULTIPLY}: one after the other in rulebook order, those below 1 first; each rule has
 *       what its own factor added.
 * </ul>
 */
final class Multipliers {

  /** A multiplier that fired. */
  private static final class Factor {

    final FiredRule rule;
    final Ratio value;

    /** Whether it applies, by line. */
    final boolean[] on;

    boolean won;
    @Nullable FiredRule beatenBy;

    Factor(FiredRule rule, Multiply proposal, EarningLines lines) {
      this.rule = rule;
      this.value = Ratio.of(proposal.factor());
      this.on = new boolean[lines.size()];
      for (int i = 0; i < on.length; i++) {
        on[i] = lines.contains(proposal.scope(), i);
      }
    }

    boolean lowers() {
      return value.compareTo(Ratio.ONE) < 0;
    }

    Ratio more() {
      return value.minus(Ratio.ONE);
    }
  }

  private final List<FiredRule> rules;
  private final EarningLines lines;
  private final List<Factor> factors;

  private Multipliers(List<FiredRule> rules, EarningLines lines, List<Factor> factors) {
    this.rules = rules;
    this.lines = lines;
    this.factors = factors;
  }

  /** Multiplies what the rules have earned so far. */
  static void apply(List<FiredRule> rules, EarningLines lines, Stacking stacking) {
    List<Factor> factors = null;
    for (int r = 0; r < rules.size(); r++) {
      FiredRule rule = rules.get(r);
      for (int p = 0; p < rule.size() && rule.proposes(ProposalOrder.MULTIPLIES); p++) {
        if (rule.proposal(p) instanceof Multiply multiply) {
          factors = factors == null ? new ArrayList<>() : factors;
          factors.add(new Factor(rule, multiply, lines));
        }
      }
    }
    if (factors != null) {
      new Multipliers(rules, lines, factors).apply(stacking);
    }
  }

  private void apply(Stacking stacking) {
    for (int i = 0; i < lines.size(); i++) {
      if (anyOn(i)) {
        switch (stacking) {
          case BEST -> best(i, base(i));
          case ADD -> add(i, base(i));
          case MULTIPLY -> multiply(i, base(i));
        }
      }
    }
    if (stacking == Stacking.BEST) {
      markLosers();
    }
  }

  private boolean anyOn(int line) {
    for (Factor factor : factors) {
      if (factor.on[line]) {
        return true;
      }
    }
    return false;
  }

  /** Summed before anything is added to the line; what is done to one line changes no other. */
  private Ratio base(int line) {
    Ratio sum = Ratio.ZERO;
    for (int r = 0; r < rules.size(); r++) {
      FiredRule rule = rules.get(r);
      if (rule.proposes(ProposalOrder.EARNS_BASE)) {
        sum = sum.plus(rule.shares().at(line));
      }
    }
    return sum;
  }

  private void best(int line, Ratio base) {
    Factor best = null;
    for (Factor factor : factors) {
      if (factor.on[line] && (best == null || factor.value.compareTo(best.value) > 0)) {
        best = factor;
      }
    }
    if (best == null) {
      return;
    }
    best.won = true;
    for (Factor factor : factors) {
      if (factor.beatenBy == null && factor.rule != best.rule && factor.on[line]) {
        factor.beatenBy = best.rule;
      }
    }
    if (best.lowers()) {
      lower(line, best.value, best.rule);
    } else {
      give(best, line, base.times(best.more()));
    }
  }

  private void add(int line, Ratio base) {
    Ratio kept = Ratio.ONE;
    for (Factor factor : factors) {
      if (factor.lowers() && factor.on[line]) {
        Ratio after = kept.plus(factor.more());
        Ratio next = after.signum() < 0 ? Ratio.ZERO : after;
        if (!kept.isZero()) {
          lower(line, next.dividedBy(kept), factor.rule);
        }
        kept = next;
      }
    }
    for (Factor factor : factors) {
      if (!factor.lowers() && factor.on[line]) {
        give(factor, line, base.times(factor.more()));
      }
    }
  }

  private void multiply(int line, Ratio base) {
    Ratio product = base;
    for (Factor factor : factors) {
      if (factor.lowers() && factor.on[line]) {
        lower(line, factor.value, factor.rule);
        product = product.times(factor.value);
      }
    }
    for (Factor factor : factors) {
      if (!factor.lowers() && factor.on[line]) {
        give(factor, line, product.times(factor.more()));
        product = product.times(factor.value);
      }
    }
  }

  private void give(Factor factor, int line, Ratio points) {
    if (!points.isZero()) {
      factor.rule.earn(line, points, lines.size());
    }
  }

  private void lower(int line, Ratio factor, FiredRule by) {
    for (int r = 0; r < rules.size(); r++) {
      FiredRule rule = rules.get(r);
      if (!rule.shares().at(line).isZero()) {
        rule.lower(line, factor, lines.size());
        rule.cutBecause(new Reason.LoweredBy(by.terms().name()));
      }
    }
  }

  private void markLosers() {
    for (Factor factor : factors) {
      FiredRule winner = factor.beatenBy;
      if (winner == null || factor.rule.lost() || anyWon(factor.rule)) {
        continue;
      }
      if (!factor.rule.proposes(ProposalOrder.MORE_THAN_MULTIPLIES)) {
        factor.rule.loseTo(winner.terms());
      } else {
        factor.rule.cutBecause(new Reason.MultiplierLostTo(winner.terms().name()));
      }
    }
  }

  private boolean anyWon(FiredRule rule) {
    for (Factor factor : factors) {
      if (factor.rule == rule && factor.won) {
        return true;
      }
    }
    return false;
  }
}
