package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Proposal.Exclude;
import dev.regulars.rules.decision.Proposal.Tax;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a basket as settling sees them: some may be excluded; an event has none. */
final class EarningLines {

  private static final EarningLines NONE = new EarningLines(new Basket(List.of()), List.of());

  private final Basket basket;
  private final List<Line> lines;
  private final boolean[] excluded;
  private final boolean anyEarns;

  /** The whole basket's nets, kept because most rules ask for them. */
  private long @Nullable [] nets;

  private EarningLines(Basket basket, List<FiredRule> rules) {
    this.basket = basket;
    this.lines = basket.lines();
    this.excluded = new boolean[lines.size()];
    int earning = lines.size();
    for (int r = 0; r < rules.size(); r++) {
      FiredRule rule = rules.get(r);
      for (int p = 0; p < rule.size() && rule.proposes(ProposalOrder.EXCLUDES); p++) {
        if (rule.proposal(p) instanceof Exclude exclude) {
          for (int i = 0; i < excluded.length; i++) {
            if (!excluded[i] && exclude.scope().contains(lines.get(i))) {
              excluded[i] = true;
              earning--;
            }
          }
        }
      }
    }
    this.anyEarns = earning > 0;
  }

  /** The basket's lines, less those that one of the rules excludes. */
  static EarningLines of(@Nullable Basket basket, List<FiredRule> rules) {
    return basket == null ? NONE : new EarningLines(basket, rules);
  }

  int size() {
    return excluded.length;
  }

  /** The line's number on the receipt. */
  int number(int position) {
    return lines.get(position).line();
  }

  boolean contains(Scope scope, int position) {
    return !excluded[position] && scope.contains(lines.get(position));
  }

  /** The numbers of the lines that a rule keeps from earning. */
  List<Integer> excludedBy(FiredRule rule) {
    List<Integer> numbers = new ArrayList<>();
    for (Line line : lines) {
      for (int p = 0; p < rule.size(); p++) {
        if (rule.proposal(p) instanceof Exclude exclude && exclude.scope().contains(line)) {
          numbers.add(line.line());
          break;
        }
      }
    }
    return numbers;
  }

  /** Whether there are lines, every one of them excluded. */
  boolean allExcluded() {
    return excluded.length > 0 && !anyEarns;
  }

  /** What is paid for all lines, in minor units; 0 where it is not said how. */
  long paidMinor() {
    return basket.paidMinor();
  }

  /** What of it is paid in these ways. */
  long paidWith(List<String> methods) {
    return basket.paidWith(methods.toArray(String[]::new));
  }

  /**
   * What was spent in the scope by line, in minor units; a line may be negative. Not to be changed.
   */
  long[] amounts(Scope scope, Tax tax) {
    if (scope.kind() == Scope.Kind.BASKET && tax == Tax.INCLUDED) {
      long[] whole = nets;
      if (whole == null) {
        whole = amountsOf(scope, tax);
        nets = whole;
      }
      return whole;
    }
    return amountsOf(scope, tax);
  }

  private long[] amountsOf(Scope scope, Tax tax) {
    long[] amounts = new long[excluded.length];
    for (int i = 0; i < amounts.length; i++) {
      if (contains(scope, i)) {
        Line line = lines.get(i);
        amounts[i] = tax == Tax.INCLUDED ? line.netMinor() : line.netMinor() - line.taxMinor();
      }
    }
    return amounts;
  }

  /**
   * Quantities in the scope by line, in thousandths of a unit; free lines and charges have none.
   */
  long[] quantities(Scope scope) {
    long[] quantities = new long[excluded.length];
    for (int i = 0; i < quantities.length; i++) {
      quantities[i] =
          contains(scope, i) && lines.get(i).counts() ? lines.get(i).quantityMilli() : 0;
    }
    return quantities;
  }

  /** One for each line that earns: how a bonus is shared where nothing was paid. */
  long[] equalWeights() {
    long[] weights = new long[excluded.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = excluded[i] ? 0 : 1;
    }
    return weights;
  }
}
