package dev.regulars.tier;

import dev.regulars.account.HeldTier;
import dev.regulars.account.TierHistory;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.Qualification;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programme's ladder: where members begin, when they climb, how it is shown. Pure. */
@Component
public class TierLadder {

  private final ProgrammeSettings settings;
  private final Comparator<HeldTier> byRankThenDay =
      Comparator.<HeldTier>comparingInt(tier -> rank(tier.code()))
          .thenComparing(HeldTier::since, Comparator.nullsFirst(Comparator.naturalOrder()));

  TierLadder(ProgrammeSettings settings) {
    this.settings = settings;
  }

  /** The tier that members are enrolled into: the lowest. */
  public HeldTier entry(LocalDate day) {
    List<Programme.Tier> tiers = settings.programme().tiers();
    return tiers.isEmpty()
        ? new HeldTier(null, null, null)
        : new HeldTier(tiers.getFirst().code(), day, null);
  }

  /** Whether the standing lifts the member above the tier held. */
  public boolean climbs(HeldTier held, Qualification qualification) {
    return qualification.tier() != null && rank(qualification.tier()) > rank(held.code());
  }

  /** Whether a tier is higher up than another. */
  public boolean isAbove(HeldTier tier, HeldTier other) {
    return rank(tier.code()) > rank(other.code());
  }

  /** Whether the member was in a lower tier than the one held on a day long enough ago. */
  public boolean wasLower(HeldTier held, LocalDate day) {
    return held.since() != null
        && day.isBefore(held.since())
        && !Objects.equals(held.code(), entry(day).code());
  }

  /**
   * The tier that counts for what happened on {@code day}: the highest that was reached by then, or
   * the lowest tier of all. Everything has to be known where the member {@linkplain #wasLower was
   * lower}.
   */
  public HeldTier on(LocalDate day, TierHistory tiers) {
    HeldTier held = tiers.held();
    return wasLower(held, day) ? highestBy(day, tiers.known()) : held;
  }

  private HeldTier highestBy(LocalDate day, List<HeldTier> tiers) {
    return tiers.stream()
        .filter(tier -> tier.since() == null || !tier.since().isAfter(day))
        .max(byRankThenDay)
        .orElseGet(() -> entry(day));
  }

  /** Whether a tier above {@code before} was reached on {@code day}. */
  public boolean ledAbove(HeldTier before, LocalDate day, TierHistory tiers) {
    return !reachedAbove(rank(before.code()), day, tiers).isEmpty();
  }

  private List<HeldTier> reachedAbove(int rank, LocalDate day, TierHistory tiers) {
    return tiers.known().stream()
        .filter(tier -> day.equals(tier.since()) && rank(tier.code()) > rank)
        .toList();
  }

  /**
   * Takes back the tiers that a purchase of {@code day} led to. What is left of that day may earn
   * one that is not as high; held is then the highest of all that are left.
   *
   * @param before the tier that the purchase happened in
   * @param earned what the standing of that day still earns, null for none
   */
  public void takeBack(HeldTier before, @Nullable String earned, LocalDate day, TierHistory tiers) {
    List<HeldTier> gone = reachedAbove(Math.max(rank(before.code()), rank(earned)), day, tiers);
    if (gone.isEmpty()) {
      return;
    }
    List<HeldTier> left = new ArrayList<>(tiers.known());
    left.removeAll(gone);
    if (left.isEmpty()) {
      // The member climbed before tiers were kept: only the purchase knows.
      left.add(before);
    }
    if (earned != null && rank(earned) > rank(highestBy(day, left).code())) {
      left.add(reached(earned, day));
    }
    boolean stays = left.contains(tiers.held());
    tiers.become(stays ? tiers.held() : Collections.max(left, byRankThenDay), left);
  }

  /**
   * The tier reached on {@code day}; it lasts for the rest of this period and the whole next one.
   */
  public HeldTier reached(String tier, LocalDate day) {
    LocalDate until =
        switch (settings.programme().qualificationPeriod()) {
          case CALENDAR_YEAR -> day.plusYears(1).with(TemporalAdjusters.lastDayOfYear());
          case LAST_12_MONTHS -> day.plusYears(1);
          case EVER -> null;
        };
    return new HeldTier(tier, day, until);
  }

  /** First day of the qualification period that contains {@code day}. */
  public LocalDate periodStart(LocalDate day) {
    return switch (settings.programme().qualificationPeriod()) {
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
    return tier == null ? -1 : settings.programme().rank(tier);
  }

  private String name(String tier) {
    Programme programme = settings.programme();
    int rank = programme.rank(tier);
    return rank < 0 ? tier : programme.tiers().get(rank).name();
  }
}
