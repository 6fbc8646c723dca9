package dev.regulars.tier;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.account.TierCause;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Usage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What becomes of a tier on the day after its last: it is kept for another time where the standing
 * of its days earns it again, otherwise the member falls to where the programme says. Decided where
 * the account is read, by nothing but what happened until the tier's last day, so it comes out the
 * same whenever somebody looks. Pure.
 */
@Component
public class TierLife {

  private static final LocalTime NOON = LocalTime.of(12, 0);

  private final TierLadder ladder;
  private final ProgrammeSettings settings;

  TierLife(TierLadder ladder, ProgrammeSettings settings) {
    this.ladder = ladder;
    this.settings = settings;
  }

  /** Whether the tier held is over by a day and nobody has said yet what comes after it. */
  public boolean isOver(HeldTier held, LocalDate today) {
    return held.until() != null && held.until().isBefore(today);
  }

  /**
   * The days whose standings say what became of a tier that is over: a span for each end there has
   * been since, the oldest first.
   */
  public List<MemberDays.Span> judged(UUID memberId, HeldTier held, LocalDate today) {
    List<MemberDays.Span> spans = new ArrayList<>();
    LocalDate until = held.until();
    while (until != null && until.isBefore(today)) {
      spans.add(new MemberDays.Span(memberId, ladder.terms().judgedFrom(until), until));
      until = ladder.terms().again(until);
    }
    return spans;
  }

  /**
   * Ends what is over.
   *
   * @param account whose tiers are all known
   * @param standings of the {@link #judged} spans, in their order
   * @param live the rulebook that decides now
   */
  public void end(Account account, List<DayTotals> standings, RuleBook live, LocalDate today) {
    HeldTier held = account.tier();
    List<HeldTier> known = new ArrayList<>(account.tiers().known());
    TierCause cause = TierCause.KEPT;
    for (DayTotals standing : standings) {
      LocalDate until = held.until();
      if (until == null || !until.isBefore(today)) {
        break;
      }
      LocalDate next = until.plusDays(1);
      String after = after(held, met(account, standing, live, held, until));
      if (Objects.equals(after, held.code())) {
        known.remove(held);
        held = new HeldTier(held.code(), held.since(), again(after, until));
      } else {
        held = new HeldTier(after, after == null ? null : next, again(after, until));
        cause = TierCause.ENDED;
      }
      known.add(held);
    }
    account.tiers().become(held, known, cause);
    account.tiers().review();
  }

  /** The tier that members begin with has no end. */
  private @Nullable LocalDate again(@Nullable String tier, LocalDate until) {
    return ladder.isEntry(tier) ? null : ladder.terms().again(until);
  }

  private @Nullable String after(HeldTier held, @Nullable String met) {
    int rank = ladder.rank(held.code());
    int least =
        switch (ladder.terms().downgrade()) {
          case TO_MET -> 0;
          case ONE_STEP -> rank - 1;
          case NEVER -> rank;
        };
    return ladder.code(Math.min(rank, Math.max(ladder.rank(met), least)));
  }

  /** The tier that the standing of a tier's last day earns, null for none. */
  private @Nullable String met(
      Account account, DayTotals totals, RuleBook live, HeldTier held, LocalDate until) {
    if (!live.needs().standing()) {
      return null;
    }
    Standing standing = new Standing(totals.accrued(), totals.spentMinor(), totals.purchases());
    return live.qualify(facts(account, held, until), standing, held.code()).tier();
  }

  private Facts facts(Account account, HeldTier held, LocalDate day) {
    Happening look =
        new Happening(
            "look",
            day.atTime(NOON).atZone(settings.zone()),
            null,
            Set.of(),
            null,
            Map.of(),
            Set.of());
    Member member =
        new Member(
            held.code(),
            day,
            null,
            Set.of(),
            Map.of(),
            account.purchases(),
            account.lastPurchaseOn(),
            Map.of());
    return new Facts(look, null, member, Usage.NONE);
  }
}
