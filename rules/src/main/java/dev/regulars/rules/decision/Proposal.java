package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Message.Audience;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule that fired wants. {@link #rule()} is the rule's index in its rulebook. */
public sealed interface Proposal {

  int rule();

  /** Lines of the scope earn nothing, whatever other rules say. */
  record Exclude(int rule, Scope scope) implements Proposal {}

  /**
   * Points for spend.
   *
   * @param points points for each {@code amountMinor}
   * @param amountMinor at least 1
   * @param step proportional, or only for every full amount within the scope
   * @param tax whether the tax contained in a line counts as spend
   * @param band the part of the scope's spend that counts
   */
  record PerAmount(
      int rule, Scope scope, BigDecimal points, long amountMinor, Step step, Tax tax, Band band)
      implements Proposal {}

  /**
   * Points for the part of the spend that is paid in some way.
   *
   * @param methods ways of payment
   * @param others whether what is paid otherwise counts, and not what is paid so
   */
  record PerAmountPaid(
      int rule,
      List<String> methods,
      boolean others,
      BigDecimal points,
      long amountMinor,
      Step step)
      implements Proposal {

    public PerAmountPaid {
      methods = List.copyOf(methods);
    }
  }

  /** Points worth {@code percent} of the spend, at the programme's point value. */
  record PercentOfSpend(int rule, Scope scope, BigDecimal percent, Tax tax) implements Proposal {}

  /** Points for every full unit bought in the scope. */
  record PerUnit(int rule, Scope scope, BigDecimal points) implements Proposal {}

  /**
   * A bonus that no multiplier touches.
   *
   * @param life how long the points live
   */
  record Fixed(int rule, long points, Life life) implements Proposal {

    /** A bonus that lives as long as the programme says. */
    Fixed(int rule, long points) {
      this(rule, points, Life.USUAL);
    }
  }

  /** The points of the rule live so long. */
  record Lasts(int rule, Life life) implements Proposal {}

  /** Multiplies the base points of the scope's lines; {@code factor} is greater than 0. */
  record Multiply(int rule, Scope scope, BigDecimal factor) implements Proposal {}

  /** Caps what this rule (or every rule together) gives for one purchase. */
  record LimitPerPurchase(int rule, boolean allRules, long points) implements Proposal {}

  /** Caps what this rule (or every rule together) gives one member within a window. */
  record LimitPerMember(int rule, boolean allRules, Window window, long points)
      implements Proposal {}

  /** Caps what this rule gives to everybody, ever. */
  record Budget(int rule, long points) implements Proposal {}

  record IssueVoucher(int rule, String voucher, int validDays) implements Proposal {}

  record PutTag(int rule, String tag) implements Proposal {}

  record TakeTag(int rule, String tag) implements Proposal {}

  /** Caps how often this rule gives one member something within a window. */
  record LimitTimes(int rule, Window window, long times) implements Proposal {}

  /** {@code text} is an index into the rulebook's texts. */
  record Tell(int rule, Audience to, int text) implements Proposal {}

  /** Only in tier rules. */
  record QualifyForTier(int rule, String tier) implements Proposal {}

  /**
   * What rules about friends who were invited want; {@link Sides} makes of it what one side gets.
   */
  sealed interface OfReferral extends Proposal {

    /** Something for one side, {@code referrer} or {@code friend}. */
    sealed interface ToSide extends OfReferral {

      String side();
    }

    /** A bonus. */
    record GiveTo(int rule, String side, long points) implements ToSide {}

    /** Points worth {@code percent} of the friend's purchase. */
    record ShareTo(int rule, String side, BigDecimal percent) implements ToSide {}

    record VoucherTo(int rule, String side, String voucher, int validDays) implements ToSide {}

    /** What is given is given so many days after the purchase. */
    record Hold(int rule, int days) implements OfReferral {}

    /** Somebody has to approve; {@code text} is an index into the rulebook's texts. */
    record Review(int rule, int text) implements OfReferral {}

    /** Nothing is given; {@code text} is an index into the rulebook's texts. */
    record Reject(int rule, int text) implements OfReferral {}

    /** The referrer gets nothing for more friends. */
    record Limit(int rule, Window window, long friends) implements OfReferral {}
  }

  /** What lets counters of the member grow. */
  sealed interface Counting extends Proposal {

    /** The counter's name. */
    String counter();

    /** What it counts. */
    What what();

    /** The lines that count. */
    Scope scope();

    /** How much of {@link What#TIMES} or {@link What#RECEIPTS} is added. */
    long times();

    /** Adds to a counter. */
    record Add(int rule, String counter, What what, Scope scope, long times) implements Counting {}

    /**
     * A challenge: what else the rule gives it gives once, when its counter reaches a number.
     *
     * @param span of a {@link CounterSpan}; null for the days on which the rule is in force
     * @param goal at least 1
     */
    record Challenge(
        int rule, String counter, What what, Scope scope, @Nullable String span, long goal)
        implements Counting {

      @Override
      public long times() {
        return 1;
      }

      /** Its counter in the days of the challenge. */
      public CounterSpan in(RuleTerms terms) {
        return span == null
            ? CounterSpan.between(counter, terms.validFrom(), terms.validUntil())
            : new CounterSpan(counter, span);
      }
    }
  }

  /** What a counter counts. */
  enum What {
    TIMES,
    /** Times, also of a purchase of nothing but charges or free lines. */
    RECEIPTS,
    DAYS,
    UNITS,
    SPEND
  }

  /** What rules about money off want. */
  sealed interface OfDiscount extends Proposal {

    /** Takes money off goods of the scope. */
    sealed interface Off extends OfDiscount {

      Scope scope();
    }

    /** A part of what the scope comes to. */
    record PercentOff(int rule, Scope scope, BigDecimal percent) implements Off {}

    /** An amount, once; in minor units, at least 1. */
    record AmountOff(int rule, Scope scope, long amountMinor) implements Off {}

    /** An amount for every unit; in minor units, at least 1. */
    record UnitOff(int rule, Scope scope, long amountMinor) implements Off {}

    /** Of each {@code every} items the cheapest {@code free}. */
    record FreeItems(int rule, Scope scope, int every, int free) implements Off {}

    /** The most that is taken off one purchase, in minor units. */
    record MostPerPurchase(int rule, long amountMinor) implements OfDiscount {}

    /** The most that is taken off for one member within a window, in minor units. */
    record MostPerMember(int rule, Window window, long amountMinor) implements OfDiscount {}

    /** How often something is taken off for one member within a window. */
    record MostTimes(int rule, Window window, long times) implements OfDiscount {}

    /** The most that is taken off for everybody, ever, in minor units. */
    record MostInAll(int rule, long amountMinor) implements OfDiscount {}
  }

  /** Whether points are given for parts of an amount. */
  enum Step {
    PROPORTIONAL,
    FULL_AMOUNTS
  }

  /** Whether points are given on the tax contained in a price. */
  enum Tax {
    INCLUDED,
    EXCLUDED
  }
}
