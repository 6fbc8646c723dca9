package dev.regulars.tier;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.account.TierCause;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.programme.Settings.Downgrade;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.facts.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
   * An end of a tier, and what says what comes after it.
   *
   * @param until the tier's last day
   * @param span the days whose standing counts
   * @param at the moment at which its period was over: the rules and settings in force then judge
   *     it, whatever has become of them since
   */
  public record Judged(LocalDate until, MemberDays.Span span, Instant at) {}

  /** What says what became of a tier that is over: each end there has been since, oldest first. */
  public List<Judged> judged(Account account, LocalDate today) {
    List<Judged> ends = new ArrayList<>();
    LocalDate until = account.tier().until();
    while (until != null && until.isBefore(today)) {
      TierTerms terms = terms(account, until);
      ends.add(
          new Judged(
              until,
              new MemberDays.Span(account.memberId(), terms.judgedFrom(until), until, false, true),
              lastMoment(until.minusDays(terms.graceDays()))));
      until = terms.again(until);
    }
    return ends;
  }

  /**
   * The terms on which a tier ended on a day: those in force on the last day of its period, which
   * lies before its grace. Somebody may have changed the grace since.
   */
  private TierTerms terms(Account account, LocalDate until) {
    Instant last = lastMoment(until);
    for (ProgrammeVersion version : settings.versionsUntil(last)) {
      TierTerms terms = TierTerms.of(version.settings(), account.openedOn());
      Instant end = lastMoment(until.minusDays(terms.graceDays()));
      if (terms.canEndOn(until) && settings.at(end).number() == version.number()) {
        return terms;
      }
    }
    // Somebody gave it until a day of their own.
    return TierTerms.of(settings.at(last).settings(), account.openedOn());
  }

  private Instant lastMoment(LocalDate day) {
    return day.plusDays(1).atStartOfDay(settings.zone()).toInstant().minusNanos(1_000);
  }

  /**
   * Ends what is over.
   *
   * @param account whose tiers are all known
   * @param ends what {@link #judged} says
   * @param standings of their spans, in their order, with what was carried over into them
   * @param books the rulebooks that judge them, in their order
   * @param plans that the member has, where any of them asks for it
   */
  public void end(
      Account account,
      List<Judged> ends,
      List<PeriodTotals> standings,
      List<RuleBook> books,
      HeldPlans.Days plans) {
    HeldTier held = account.tier();
    List<HeldTier> known = new ArrayList<>(account.tiers().known());
    TierCause cause = TierCause.KEPT;
    for (int i = 0; i < ends.size(); i++) {
      LocalDate until = ends.get(i).until();
      if (!until.equals(held.until())) {
        break;
      }
      TierTerms terms = terms(account, until);
      String met = met(account, standings.get(i).whole(), books.get(i), held, until, plans);
      String after = after(held, met, terms.downgrade());
      LocalDate again = ladder.isEntry(after) ? null : terms.again(until);
      if (Objects.equals(after, held.code())) {
        known.remove(held);
        held = new HeldTier(held.code(), held.since(), again);
      } else {
        held = new HeldTier(after, after == null ? null : until.plusDays(1), again);
        cause = TierCause.ENDED;
      }
      known.add(held);
    }
    account.tiers().become(held, known, cause);
    account.tiers().review();
  }

  private @Nullable String after(HeldTier held, @Nullable String met, Downgrade downgrade) {
    int rank = ladder.rank(held.code());
    int least =
        switch (downgrade) {
          case TO_MET -> 0;
          case ONE_STEP -> rank - 1;
          case NEVER -> rank;
        };
    return ladder.code(Math.min(rank, Math.max(ladder.rank(met), least)));
  }

  /** The tier that the standing of a tier's last day earns, null for none. */
  private @Nullable String met(
      Account account,
      DayTotals totals,
      RuleBook book,
      HeldTier held,
      LocalDate until,
      HeldPlans.Days plans) {
    if (!book.needs().standing()) {
      return null;
    }
    Standing standing = new Standing(totals.accrued(), totals.spentMinor(), totals.purchases());
    return book.qualify(
            DayFacts.of(account, held, until, settings.zone(), plans), standing, held.code())
        .tier();
  }
}
