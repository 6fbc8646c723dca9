package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Award;
import dev.regulars.rules.decision.Decision.LinePoints;
import dev.regulars.rules.decision.Decision.Message;
import dev.regulars.rules.decision.Decision.Outcome;
import dev.regulars.rules.decision.Decision.TagGrant;
import dev.regulars.rules.decision.Decision.VoucherGrant;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps 6 and 7: whole points, their lines, their reasons, and what else the rules gave. */
final class DecisionWriter {

  private final List<FiredRule> rules;
  private final Settlement.Earned earned;
  private final EarningLines lines;
  private final List<String> texts;

  private final List<Award> awards;
  private final List<Outcome> outcomes;
  private List<VoucherGrant> vouchers = List.of();
  private List<TagGrant> tags = List.of();
  private List<Message> messages = List.of();
  private List<TagGrant> untags = List.of();
  private final Facts facts;
  private final Map<String, Counted> counts;

  /**
   * Writes.
   *
   * @param counts what these rules add to counters
   */
  DecisionWriter(
      List<FiredRule> rules,
      Settlement.Earned earned,
      List<String> texts,
      Facts facts,
      Map<String, Counted> counts) {
    this.rules = rules;
    this.earned = earned;
    this.lines = earned.lines();
    this.texts = texts;
    this.facts = facts;
    this.counts = counts;
    this.awards = new ArrayList<>(rules.size());
    this.outcomes = new ArrayList<>(rules.size());
  }

  Decision write(RoundingMode rounding) {
    Ratio sum = Ratio.ZERO;
    Ratio[] exact = new Ratio[rules.size()];
    for (int r = 0; r < exact.length; r++) {
      exact[r] = rules.get(r).total();
      sum = sum.plus(exact[r]);
    }
    FiredRule last = earned.rules().isEmpty() ? null : earned.rules().getLast();
    if (last != null && last.isRounding()) {
      sum = sum.plus(last.total());
    }
    long total = sum.rounded(rounding);
    long[] points = Alone.round(rules, exact, rounding);
    long rest = total;
    for (int r = 0; r < points.length; r++) {
      write(rules.get(r), points[r]);
      rest -= points[r];
    }
    if (rest != 0) {
      writeRounding(rest);
    }
    return new Decision(
        total,
        awards,
        outcomes,
        vouchers,
        tags,
        messages,
        Limits.used(rules, points, total),
        Limits.budgetsUsed(rules, points),
        untags,
        counts);
  }

  private void write(FiredRule rule, long points) {
    RuleTerms terms = rule.terms();
    RuleTerms winner = rule.lostTo();
    if (winner != null) {
      Reason reason = new Reason.LostTo(winner.name());
      outcomes.add(new Outcome(terms.name(), Outcome.Kind.LOST, 0, reason));
      return;
    }
    if (points > 0) {
      awards.add(new Award(terms.name(), points, spread(rule, points), text(terms), rule.life()));
    }
    outcomes.add(outcome(rule, points));
    if (rule.proposes(ProposalOrder.GRANTS) && (rule.cuts().isEmpty() || points > 0)) {
      writeGrants(rule);
    }
  }

  private Outcome outcome(FiredRule rule, long points) {
    RuleTerms terms = rule.terms();
    List<Reason> cuts = rule.cuts();
    if (!cuts.isEmpty()) {
      Reason reason = cuts.size() == 1 ? cuts.getFirst() : new Reason.Several(cuts);
      return new Outcome(terms.name(), Outcome.Kind.CUT, points, reason);
    }
    Reason reason = points > 0 ? new Reason.Gives(terms.earns()) : whyNoPoints(rule);
    return new Outcome(terms.name(), Outcome.Kind.AWARDED, points, reason);
  }

  private Reason whyNoPoints(FiredRule rule) {
    if (rule.proposes(ProposalOrder.COUNTS)) {
      return Progress.of(rule, facts, counts);
    }
    if (!rule.total().isZero() || rule.isRoundedAway()) {
      return Reason.Plain.LESS_THAN_ONE_POINT;
    }
    if (rule.lowersOthers()) {
      return Reason.Plain.LOWERS_OTHERS;
    }
    if (multipliesByOne(rule)) {
      return Reason.Plain.MULTIPLIES_BY_ONE;
    }
    if (!rule.terms().earns().isEmpty()) {
      return Reason.Plain.NOTHING_TO_GIVE_POINTS_ON;
    }
    if (rule.proposes(ProposalOrder.EXCLUDES)) {
      return new Reason.KeepsFromEarning(lines.excludedBy(rule));
    }
    return rule.proposes(ProposalOrder.LIMITS)
        ? Reason.Plain.LIMITS_WHAT_IS_GIVEN
        : Reason.Plain.GIVES_NO_POINTS;
  }

  /** Whether it only multiplies, and by nothing but 1. */
  private static boolean multipliesByOne(FiredRule rule) {
    if (!rule.proposes(ProposalOrder.MULTIPLIES)
        || rule.proposes(ProposalOrder.MORE_THAN_MULTIPLIES)) {
      return false;
    }
    for (int i = 0; i < rule.size(); i++) {
      if (rule.proposal(i) instanceof Proposal.Multiply multiply
          && multiply.factor().compareTo(BigDecimal.ONE) != 0) {
        return false;
      }
    }
    return true;
  }

  private void writeRounding(long rest) {
    RuleTerms terms = Alone.ROUNDING;
    awards.add(new Award(terms.name(), rest, roundingByLine(rest), text(terms)));
    outcomes.add(new Outcome(terms.name(), Outcome.Kind.AWARDED, rest, Reason.Plain.ROUNDING));
  }

  /** Point by point, to the line that is furthest from what it earned exactly. */
  private List<LinePoints> roundingByLine(long rest) {
    Ratio[] open = new Ratio[lines.size()];
    long[] given = new long[lines.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = Ratio.ZERO;
      for (FiredRule rule : earned.rules()) {
        open[i] = open[i].plus(rule.shares().at(i));
      }
      for (Award award : awards) {
        for (LinePoints line : award.lines()) {
          given[i] += line.line() == lines.number(i) ? line.points() : 0;
        }
      }
      open[i] = open[i].minus(Ratio.of(given[i]));
    }
    Ratio step = Ratio.of(Long.signum(rest));
    long[] parts = new long[open.length];
    for (long n = Math.abs(rest); n > 0; n--) {
      int furthest = -1;
      for (int i = 0; i < open.length; i++) {
        boolean may = rest > 0 || given[i] + parts[i] > 0;
        if (may && (furthest < 0 || open[i].compareTo(open[furthest]) * step.signum() > 0)) {
          furthest = i;
        }
      }
      if (furthest >= 0) {
        parts[furthest] += step.signum();
        open[furthest] = open[furthest].minus(step);
      }
    }
    return linePoints(parts);
  }

  private static String text(RuleTerms terms) {
    List<String> earns = terms.earns();
    return earns.size() == 1 ? earns.getFirst() : String.join(", ", earns);
  }

  private List<LinePoints> spread(FiredRule rule, long points) {
    return linePoints(rule.shares().split(points, lines.size()));
  }

  private List<LinePoints> linePoints(long[] parts) {
    List<LinePoints> spread = new ArrayList<>(parts.length);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != 0) {
        spread.add(new LinePoints(lines.number(i), parts[i]));
      }
    }
    return spread;
  }

  private void writeGrants(FiredRule rule) {
    String name = rule.terms().name();
    for (int i = 0; i < rule.size(); i++) {
      switch (rule.proposal(i)) {
        case Proposal.IssueVoucher issue ->
            vouchers = with(vouchers, new VoucherGrant(name, issue.voucher(), issue.validDays()));
        case Proposal.PutTag put -> tags = with(tags, new TagGrant(name, put.tag()));
        case Proposal.TakeTag take -> untags = with(untags, new TagGrant(name, take.tag()));
        case Proposal.Tell tell ->
            messages = with(messages, new Message(name, tell.to(), texts.get(tell.text())));
        default -> {}
      }
    }
  }

  /** Most decisions grant nothing, so a list is only made for the first grant. */
  private static <T> List<T> with(List<T> grants, T grant) {
    List<T> list = grants.isEmpty() ? new ArrayList<>(4) : grants;
    list.add(grant);
    return list;
  }
}
