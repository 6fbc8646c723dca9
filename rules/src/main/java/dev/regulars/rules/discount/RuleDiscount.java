package dev.regulars.rules.discount;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Proposal.OfDiscount.MostInAll;
import dev.regulars.rules.decision.Proposal.OfDiscount.MostPerMember;
import dev.regulars.rules.decision.Proposal.OfDiscount.MostPerPurchase;
import dev.regulars.rules.decision.Proposal.OfDiscount.MostTimes;
import dev.regulars.rules.decision.Proposal.OfDiscount.Off;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that takes money off and whose conditions are met. It takes off what its sentences say,
 * one after the other, and no more than its limits leave. Immutable.
 *
 * @param terms the rule
 * @param proposals what it wants
 * @param gifts tags and messages that go with it
 */
public record RuleDiscount(RuleTerms terms, List<Proposal> proposals, Decision gifts) {

  /** What is counted of money stands beside what is counted of points, under a name of its own. */
  private static final String MONEY = "{money} ";

  private static final String TIMES = "{times} ";

  public RuleDiscount {
    proposals = List.copyOf(proposals);
  }

  /** What its limits leave. */
  public record Left(long mostMinor) {

    /** Nothing is left. */
    public boolean isNothing() {
      return mostMinor <= 0;
    }
  }

  /**
   * What a discount uses of limits and budgets.
   *
   * @param limits minor units, or times, by counter
   * @param budgets minor units by budget
   */
  public record Used(Map<LimitKey, Long> limits, Map<String, Long> budgets) {

    /** Nothing. */
    public static final Used NOTHING = new Used(Map.of(), Map.of());

    public Used {
      limits = Map.copyOf(limits);
      budgets = Map.copyOf(budgets);
    }
  }

  /** How it reads: {@code 10% off category "coffee"}. */
  public String text() {
    return String.join(", ", terms.earns());
  }

  /** Whether a budget of everybody limits it. */
  public boolean hasBudget() {
    return proposals.stream().anyMatch(MostInAll.class::isInstance);
  }

  /** What its limits and its budget leave of it. */
  public Left left(Usage usage) {
    long most = Long.MAX_VALUE;
    for (Proposal proposal : proposals) {
      most =
          Math.min(
              most,
              switch (proposal) {
                case MostPerPurchase limit -> limit.amountMinor();
                case MostPerMember limit ->
                    limit.amountMinor() - usage.of(money(terms.identity(), limit.window()));
                case MostTimes limit ->
                    usage.of(times(terms.identity(), limit.window())) < limit.times()
                        ? Long.MAX_VALUE
                        : 0;
                case MostInAll limit ->
                    limit.amountMinor() - usage.ofBudget(budget(terms.identity()));
                default -> Long.MAX_VALUE;
              });
    }
    return new Left(Math.max(0, most));
  }

  /**
   * What it takes off each line.
   *
   * @param lines of the purchase
   * @param nets what is to be paid for each now, in minor units
   * @param mostMinor the most that it may take
   */
  public long[] off(List<Line> lines, long[] nets, long mostMinor) {
    long[] offs = new long[nets.length];
    long[] rest = nets.clone();
    for (Proposal proposal : proposals) {
      if (proposal instanceof Off off) {
        long[] more = Offs.of(off, lines, rest);
        for (int i = 0; i < more.length; i++) {
          offs[i] += more[i];
          rest[i] -= more[i];
        }
      }
    }
    long most = Math.min(mostMinor, Math.max(0, Offs.sum(nets)));
    return Arrays.stream(offs).sum() > most ? Spread.of(most, offs) : offs;
  }

  /** What so much off uses of its limits and its budget. */
  public Used used(long amountMinor) {
    if (amountMinor <= 0) {
      return Used.NOTHING;
    }
    Map<LimitKey, Long> limits = new HashMap<>();
    Map<String, Long> budgets = new HashMap<>();
    for (Proposal proposal : proposals) {
      switch (proposal) {
        case MostPerMember limit ->
            limits.put(money(terms.identity(), limit.window()), amountMinor);
        case MostTimes limit -> limits.put(times(terms.identity(), limit.window()), 1L);
        case MostInAll _ -> budgets.put(budget(terms.identity()), amountMinor);
        default -> {}
      }
    }
    return new Used(limits, budgets);
  }

  /** What its limits compare with: counters. */
  public static List<LimitKey> counters(String identity, Proposal proposal) {
    return switch (proposal) {
      case MostPerMember limit -> List.of(money(identity, limit.window()));
      case MostTimes limit -> List.of(times(identity, limit.window()));
      default -> List.of();
    };
  }

  /** What a rule's budget of money is kept under; no rule's own, since those have no braces. */
  public static String budget(String identity) {
    return MONEY + identity;
  }

  /** What a limit of money for a member is kept under. */
  public static LimitKey money(String identity, Window window) {
    return new LimitKey(MONEY + identity, window);
  }

  /** What a limit by times for a member is kept under. */
  public static LimitKey times(String identity, Window window) {
    return new LimitKey(TIMES + identity, window);
  }
}
