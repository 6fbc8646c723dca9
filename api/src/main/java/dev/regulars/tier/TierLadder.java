package dev.regulars.tier;

import dev.regulars.rulebook.ProgrammeSettings;
import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.Qualification;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programme's ladder: where members begin, when they climb, how it is shown. Pure. */
@Component
public class TierLadder {

  private final Programme programme;

  TierLadder(ProgrammeSettings settings) {
    this.programme = settings.programme();
  }

  /** The tier that members are enrolled into: the lowest. */
  public HeldTier entry(LocalDate day) {
    return programme.tiers().isEmpty()
        ? new HeldTier(null, null, null)
        : new HeldTier(programme.tiers().getFirst().code(), day, null);
  }

  /** Whether the standing lifts the member above the tier held. */
  public boolean climbs(HeldTier held, Qualification qualification) {
    return qualification.tier() != null && rank(qualification.tier()) > rank(held.code());
  }

  /** Whether a tier is higher up than another. */
  public boolean isAbove(HeldTier tier, HeldTier other) {
    return rank(tier.code()) > rank(other.code());
  }

  /**
   * What is held after a return: the tier before the purchase, or a higher one that is still
   * earned, never above the tier held now.
   */
  public HeldTier higher(HeldTier before, @Nullable String earned, HeldTier now, LocalDate day) {
    if (earned == null || rank(earned) <= rank(before.code())) {
      return before;
    }
    return rank(earned) >= rank(now.code()) ? now : reached(earned, day);
  }

  /**
   * The tier reached on {@code day}; it lasts for the rest of this period and the whole next one.
   */
  public HeldTier reached(String tier, LocalDate day) {
    LocalDate until =
        switch (programme.qualificationPeriod()) {
          case CALENDAR_YEAR -> day.plusYears(1).with(TemporalAdjusters.lastDayOfYear());
          case LAST_12_MONTHS -> day.plusYears(1);
          case EVER -> null;
        };
    return new HeldTier(tier, day, until);
  }

  /** First day of the qualification period that contains {@code day}. */
  public LocalDate periodStart(LocalDate day) {
    return switch (programme.qualificationPeriod()) {
      case CALENDAR_YEAR -> day.withDayOfYear(1);
      case LAST_12_MONTHS -> day.minusYears(1).plusDays(1);
      case EVER -> LocalDate.of(1900, 1, 1);
    };
  }

  /** How a tier is shown; null for a member without one. */
  public @Nullable TierView view(HeldTier held, Qualification.@Nullable Next next) {
    if (held.code() == null) {
      return null;
    }
    TierView.Next nextView =
        next == null
            ? null
            : new TierView.Next(
                next.tier(),
                name(next.tier()),
                next.missing().stream()
                    .map(missing -> new TierView.Missing(missing.measure(), missing.amount()))
                    .toList());
    return new TierView(held.code(), name(held.code()), held.since(), held.until(), nextView);
  }

  private int rank(@Nullable String tier) {
    return tier == null ? -1 : programme.rank(tier);
  }

  private String name(String tier) {
    int rank = programme.rank(tier);
    return rank < 0 ? tier : programme.tiers().get(rank).name();
  }
}
