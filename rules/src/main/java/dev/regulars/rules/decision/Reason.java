package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule came out as it did, by kind and values. It is put into words only when somebody asks,
 * in their language ({@link Explanations}).
 */
public sealed interface Reason {

  /** What kind of reason it is, for programs: "limit-reached". It never changes its meaning. */
  default String code() {
    return switch (this) {
      case Gives _ -> "gives";
      case TakesOff _ -> "takes-off";
      case LostTo _ -> "lost-to";
      case MultiplierLostTo _ -> "multiplier-lost-to";
      case LoweredBy _ -> "lowered-by";
      case LimitReached _, TimesReached _ -> "limit-reached";
      case BudgetUsedUp _ -> "budget-used-up";
      case BalanceFull _ -> "balance-full";
      case Several several -> several.reasons().getFirst().code();
      case KeepsFromEarning _ -> "keeps-from-earning";
      case ChallengeProgress _ -> "challenge-progress";
      case StartsOn _ -> "not-yet-in-force";
      case EndedOn _ -> "no-longer-in-force";
      case AboutPurchases _ -> "about-purchases";
      case NotMet _, NotMetUntold _ -> "not-met";
      case Plain plain -> plain.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  /** It gave what its sentences say, told as an award: "1 point per 1.00 EUR". */
  record Gives(List<String> awards) implements Reason {}

  /**
   * It took money off, told as an award: "10% off the basket".
   *
   * @param amountMinor in minor units of the currency
   */
  record TakesOff(List<String> awards, long amountMinor, String currency) implements Reason {

    /** The amount in major units: {@code 2.50}. */
    BigDecimal amount() {
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      return BigDecimal.valueOf(amountMinor, digits);
    }
  }

  /** Another rule of its group stands. */
  record LostTo(String rule) implements Reason {}

  /** Another rule multiplied more on every line. */
  record MultiplierLostTo(String rule) implements Reason {}

  /** A factor below 1 took points from it. */
  record LoweredBy(String rule) implements Reason {}

  /**
   * A limit left less than it would have given.
   *
   * @param window what is counted for a member; null for a limit per purchase
   * @param allRules whether it is the limit of all rules together
   */
  record LimitReached(@Nullable Window window, boolean allRules, long points) implements Reason {}

  /** It has given the member something so often. */
  record TimesReached(Window window, long times) implements Reason {}

  /**
   * It is a step of a challenge.
   *
   * @param done of it, at most {@code goal}
   * @param money whether both are minor units
   */
  record ChallengeProgress(String challenge, long done, long goal, boolean money)
      implements Reason {}

  /** Its budget left less than it would have given. */
  record BudgetUsedUp(long points) implements Reason {}

  /** The member may not have more than this. */
  record BalanceFull(long points) implements Reason {}

  /** More than one, in the order in which they came. */
  record Several(List<Reason> reasons) implements Reason {

    public Several {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * It gives nothing itself: it keeps lines from earning with any rule.
   *
   * @param lines their numbers on the receipt; empty where there are none of them
   */
  record KeepsFromEarning(List<Integer> lines) implements Reason {

    public KeepsFromEarning {
      lines = List.copyOf(lines);
    }
  }

  /** It is not in force yet. */
  record StartsOn(LocalDate day) implements Reason {}

  /** It was in force until this day. */
  record EndedOn(LocalDate day) implements Reason {}

  /** It is about purchases, and this was another event. */
  record AboutPurchases(String event) implements Reason {}

  /**
   * Its sentences are not all met.
   *
   * @param sentence the first that is not
   * @param others how many more are not
   */
  record NotMet(SentenceExplanation sentence, int others) implements Reason {}

  /**
   * Sentences are not met, and it is not to be told what was found.
   *
   * @param sentence the first that is not
   * @param others how many more are not
   */
  record NotMetUntold(String sentence, int others) implements Reason {}

  /** Reasons that say it all. */
  enum Plain implements Reason {
    LESS_THAN_ONE_POINT,
    LOWERS_OTHERS,
    NOTHING_TO_GIVE_POINTS_ON,
    MULTIPLIES_BY_ONE,
    LIMITS_WHAT_IS_GIVEN,
    GIVES_NO_POINTS,
    EVERYTHING_EXCLUDED,
    PAUSED,
    NOT_IN_FORCE,
    ABOUT_TIERS,
    ABOUT_EVENTS,
    NOTHING_LEFT,
    NOT_MET,
    COUNTS,
    NOTHING_ASKED_OFF,
    OFF_LIMIT_REACHED,
    OTHER_MONEY_OFF_STANDS,
    ROUNDING
  }
}
