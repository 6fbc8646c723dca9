package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Happening;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that fired and is in force: its proposals, and what settling has made of them so far. */
final class FiredRule {

  private final RuleTerms terms;
  private final Proposal[] all;
  private final int from;
  private final int size;
  private final int steps;

  private Ratio total = Ratio.ZERO;
  private Shares shares = new Shares();
  private @Nullable List<Reason> cuts;
  private boolean roundedAway;
  private @Nullable RuleTerms lostTo;

  private FiredRule(RuleTerms terms, Proposal[] all, int from, int size, int steps) {
    this.terms = terms;
    this.all = all;
    this.from = from;
    this.size = size;
    this.steps = steps;
  }

  /**
   * The rules behind these proposals, in rulebook order; tier rules and rules not in force are left
   * out.
   */
  static List<FiredRule> of(List<RuleTerms> rules, List<Proposal> proposals, Happening happening) {
    Proposal[] sorted = ProposalOrder.sorted(proposals);
    List<FiredRule> fired = new ArrayList<>();
    int from = 0;
    while (from < sorted.length) {
      int rule = sorted[from].rule();
      int steps = 0;
      int to = from;
      for (; to < sorted.length && sorted[to].rule() == rule; to++) {
        steps |= ProposalOrder.stepSet(sorted[to]);
      }
      RuleTerms terms = rules.get(rule);
      if ((steps & ProposalOrder.QUALIFIES) == 0 && terms.inForce(happening)) {
        fired.add(new FiredRule(terms, sorted, from, to - from, steps));
      }
      from = to;
    }
    return fired;
  }

  /** Nobody's rule: what rounding of lines leaves beside the rules. */
  static FiredRule rounding() {
    return new FiredRule(Alone.ROUNDING, new Proposal[0], 0, 0, 0);
  }

  RuleTerms terms() {
    return terms;
  }

  boolean isRounding() {
    return terms.index() == Alone.ROUNDING.index();
  }

  int size() {
    return size;
  }

  Proposal proposal(int position) {
    return all[from + position];
  }

  /** Exact points so far. */
  Ratio total() {
    return total;
  }

  /** Exact points so far, by line. */
  Shares shares() {
    return shares;
  }

  /** Adds {@code each} for every unit of weight. */
  void earn(Ratio points, Ratio each, long[] weights) {
    total = total.plus(points);
    shares.add(each, weights);
  }

  /** Adds points that came from no line. */
  void earn(Ratio points) {
    total = total.plus(points);
  }

  /** Adds points to one line. */
  void earn(int line, Ratio points, int lines) {
    total = total.plus(points);
    shares.add(line, points, lines);
  }

  /** Lowers the points of one line to a part of what they were. */
  void lower(int line, Ratio factor, int lines) {
    Ratio before = shares.at(line);
    Ratio after = before.times(factor);
    shares.set(line, after, lines);
    total = total.minus(before).plus(after);
  }

  /** Makes its points whole. */
  void round(RoundingMode mode) {
    Ratio before = total;
    total = Ratio.of(before.rounded(mode));
    roundedAway |= total.isZero() && !before.isZero();
  }

  /** Makes the points of one line what rounding left of them. */
  void become(int line, Ratio points, int lines) {
    Ratio before = shares.at(line);
    if (before.compareTo(points) != 0) {
      shares.set(line, points, lines);
      total = total.minus(before).plus(points);
      roundedAway |= total.isZero();
    }
  }

  /** Whether it would have given less than a point, and rounding left nothing. */
  boolean isRoundedAway() {
    return roundedAway;
  }

  /**
   * Cuts the total to at most {@code points}, and remembers why; nothing happens where it is not
   * above.
   */
  void cutTo(long points, Reason reason) {
    if (total.isGreaterThan(points)) {
      total = Ratio.of(points);
      cutBecause(reason);
    }
  }

  /**
   * Takes away at most {@code excess}, and remembers why.
   *
   * @return what was taken
   */
  Ratio cutBy(Ratio excess, Reason reason) {
    Ratio taken = excess.compareTo(total) < 0 ? excess : total;
    if (!taken.isZero()) {
      total = total.minus(taken);
      cutBecause(reason);
    }
    return taken;
  }

  /** Gives nothing, and remembers why. */
  void refuse(Reason reason) {
    total = Ratio.ZERO;
    cutBecause(reason);
  }

  void cutBecause(Reason reason) {
    List<Reason> reasons = cuts;
    if (reasons == null) {
      reasons = new ArrayList<>(2);
      cuts = reasons;
    }
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  List<Reason> cuts() {
    return cuts == null ? List.of() : cuts;
  }

  void loseTo(RuleTerms winner) {
    total = Ratio.ZERO;
    shares = new Shares();
    cuts = null;
    lostTo = winner;
  }

  boolean lost() {
    return lostTo != null;
  }

  @Nullable RuleTerms lostTo() {
    return lostTo;
  }

  /** Forgets everything that settling made of the proposals. */
  void reset() {
    total = Ratio.ZERO;
    shares = new Shares();
    cuts = null;
    lostTo = null;
    roundedAway = false;
  }

  /** How long its points live. */
  Life life() {
    Life life = Life.USUAL;
    if (proposes(ProposalOrder.GIVES_BONUS | ProposalOrder.LASTS)) {
      for (int i = 0; i < size; i++) {
        switch (proposal(i)) {
          case Proposal.Fixed fixed -> life = life.and(fixed.life());
          case Proposal.Lasts lasts -> life = life.and(lasts.life());
          default -> {}
        }
      }
    }
    return life;
  }

  /** Whether it takes points away instead of giving any. */
  boolean lowersOthers() {
    for (int i = 0; i < size; i++) {
      if (proposal(i) instanceof Proposal.Multiply multiply
          && multiply.factor().compareTo(BigDecimal.ONE) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether all that it gives is more of what others give. */
  boolean onlyMultiplies() {
    return proposes(ProposalOrder.MULTIPLIES) && !proposes(ProposalOrder.MORE_THAN_MULTIPLIES);
  }

  /** Whether it proposes something for any of these steps. */
  boolean proposes(int anyOf) {
    return (steps & anyOf) != 0;
  }
}
