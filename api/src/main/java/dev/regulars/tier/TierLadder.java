package dev.regulars.tier;

import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.account.TierCause;
import dev.regulars.account.TierHistory;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Settings;
import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.Qualification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** Whether a tier by its code is higher up than another; null for none is below all. */
  public boolean isAbove(@Nullable String tier, @Nullable String other) {
    return rank(tier) > rank(other);
  }

  /** Whether the member was in another tier than the one held on a day long enough ago. */
  public boolean wasElsewhere(HeldTier held, LocalDate day) {
    return held.since() != null && day.isBefore(held.since());
  }

  /**
   * The tier that counts for what happened on {@code day}: the highest of those that were held
   * then, or the lowest tier of all. Everything has to be known where the member {@linkplain
   * #wasElsewhere was elsewhere}.
   */
  public HeldTier on(LocalDate day, TierHistory tiers) {
    HeldTier held = tiers.held();
    return wasElsewhere(held, day) ? highestOn(day, tiers.known()) : held;
  }

  private HeldTier highestOn(LocalDate day, List<HeldTier> tiers) {
    return tiers.stream()
        .filter(tier -> isHeldOn(day, tier))
        .max(byRankThenDay)
        .orElseGet(() -> entry(day));
  }

  private static boolean isHeldOn(LocalDate day, HeldTier tier) {
    return (tier.since() == null || !tier.since().isAfter(day))
        && (tier.until() == null || !tier.until().isBefore(day));
  }

  /** Whether a tier that was reached is still held on a day. */
  public boolean lasts(HeldTier tier, LocalDate day) {
    return tier.until() == null || !tier.until().isBefore(day);
  }

  /**
   * Whether a tier above {@code before} was reached on {@code day}; one that somebody gave was not.
   */
  public boolean ledAbove(HeldTier before, LocalDate day, TierHistory tiers) {
    return !reachedAbove(rank(before.code()), day, tiers).isEmpty();
  }

  private List<HeldTier> reachedAbove(int rank, LocalDate day, TierHistory tiers) {
    return tiers.known().stream()
        .filter(tier -> !tier.byHand() && day.equals(tier.since()) && rank(tier.code()) > rank)
        .toList();
  }

  /**
   * Takes back the tiers that a purchase of {@code day} led to. What is left of that day may earn
   * one that is not as high; held is then the highest of those that were held that day and of those
   * reached since; where it is over, too, that is seen next.
   *
   * @param before the tier that the purchase happened in
   * @param earned the tier that the standing of that day still earns, null for none
   */
  public void takeBack(
      HeldTier before,
      @Nullable HeldTier earned,
      LocalDate day,
      TierHistory tiers,
      LocalDate today) {
    List<HeldTier> gone =
        reachedAbove(
            Math.max(rank(before.code()), earned == null ? -1 : rank(earned.code())), day, tiers);
    if (gone.isEmpty()) {
      return;
    }
    List<HeldTier> left = new ArrayList<>(tiers.known());
    left.removeAll(gone);
    if (left.isEmpty()) {
      // The member climbed before tiers were kept: only the purchase knows.
      left.add(before);
    }
    if (earned != null && isAbove(earned, highestOn(day, left))) {
      left.add(earned);
    }
    if (left.contains(tiers.held())) {
      tiers.become(tiers.held(), left, TierCause.TAKEN_BACK);
      return;
    }
    HeldTier next =
        left.stream()
            .filter(
                tier ->
                    isHeldOn(day, tier)
                        || (tier.since() != null
                            && tier.since().isAfter(day)
                            && lasts(tier, today)))
            .max(byRankThenDay)
            .orElseGet(() -> entry(day));
    if (!left.contains(next)) {
      left.add(next);
    }
    tiers.become(next, left, TierCause.TAKEN_BACK);
  }

  /**
   * The tier reached on {@code day}, for as long as the settings of that day say.
   *
   * @param openedOn the day on which the member came, null for one of whom that is not known
   */
  public HeldTier reached(
      @Nullable String tier, LocalDate day, @Nullable LocalDate openedOn, Settings ofTheDay) {
    return new HeldTier(tier, day, TierTerms.of(ofTheDay, openedOn).until(day));
  }

  /**
   * The days of a member's qualification period until a day, by the settings of that day: what was
   * counted once is counted like that for ever.
   */
  public MemberDays.Span period(UUID memberId, LocalDate day, Settings ofTheDay) {
    return new MemberDays.Span(
        memberId,
        TierTerms.of(ofTheDay, null).periodStart(day),
        day,
        ofTheDay.qualification().period() == Settings.Period.ENROLMENT_YEAR,
        true);
  }

  /** Whether it is the tier that members begin with, which has no end. */
  public boolean isEntry(@Nullable String tier) {
    return rank(tier) <= 0;
  }

  /** Whether members can be in it. */
  public boolean has(String tier) {
    return rank(tier) >= 0;
  }

  /** The codes of all tiers, lowest first. */
  public List<String> codes() {
    return settings.programme().tiers().stream().map(Programme.Tier::code).toList();
  }

  /** The code at a place of the ladder, null where there is none. */
  @Nullable String code(int rank) {
    List<Programme.Tier> tiers = settings.programme().tiers();
    return rank < 0 || rank >= tiers.size() ? null : tiers.get(rank).code();
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
    return new TierView(
        held.code(),
        name(held.code()),
        held.since(),
        held.until(),
        nextView,
        tier(held.code()).map(Settings.Tier::colour).orElse(null),
        null);
  }

  /** What a member is told who reaches a tier, null for nothing. */
  public @Nullable String welcome(@Nullable String tier) {
    return tier(tier).map(Settings.Tier::welcome).orElse(null);
  }

  private Optional<Settings.Tier> tier(@Nullable String code) {
    return settings.settings().tiers().stream()
        .filter(tier -> tier.code().equals(code))
        .findFirst();
  }

  int rank(@Nullable String tier) {
    return tier == null ? -1 : settings.programme().rank(tier);
  }

  private String name(String tier) {
    Programme programme = settings.programme();
    int rank = programme.rank(tier);
    return rank < 0 ? tier : programme.tiers().get(rank).name();
  }
}
