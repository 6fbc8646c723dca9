package dev.regulars.tier;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.account.MemberTiers;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Settings;
import dev.regulars.programme.Settings.Period;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what counts for tiers: the totals of periods, and what was carried over into them where the
 * programme says so. Whether a period hands its surplus on, the settings in force on its last day
 * say. Where none does nothing more is read than the totals.
 */
@Component
public class StandingTotals {

  /** Ten years of quarters; what was carried over before hardly matters any more. */
  private static final int PERIODS_MAX = 40;

  private record Earlier(MemberDays.Span span, Instant end) {}

  /**
   * What was read about earlier periods.
   *
   * @param carried into each span that something may be carried into
   * @param totals of their periods, without what was carried into those
   */
  public record Before(
      Map<MemberDays.Span, Carried> carried, Map<MemberDays.Span, DayTotals> totals) {

    static final Before NOTHING = new Before(Map.of(), Map.of());
  }

  private final MemberDays days;
  private final MemberTiers tiers;
  private final TierJudges judges;
  private final TierLadder ladder;
  private final ProgrammeSettings settings;

  StandingTotals(
      MemberDays days,
      MemberTiers tiers,
      TierJudges judges,
      TierLadder ladder,
      ProgrammeSettings settings) {
    this.days = days;
    this.tiers = tiers;
    this.judges = judges;
    this.ladder = ladder;
    this.settings = settings;
  }

  /** The totals of each span, in the order asked, with what was carried over into it. */
  public Mono<List<PeriodTotals>> of(
      Connection connection, List<MemberDays.Span> spans, Function<UUID, Account> accounts) {
    return Mono.zip(days.totals(connection, spans), before(connection, spans, accounts))
        .map(
            read -> {
              List<PeriodTotals> totals = new ArrayList<>();
              for (int i = 0; i < spans.size(); i++) {
                MemberDays.Span span = spans.get(i);
                Carried carried = read.getT2().carried().get(span);
                totals.add(
                    new PeriodTotals(
                        read.getT1().get(i),
                        carried == null
                            ? DayTotals.NONE
                            : carried.into(
                                accounts.apply(span.memberId()),
                                one -> read.getT2().totals().getOrDefault(one, DayTotals.NONE))));
              }
              return totals;
            });
  }

  /**
   * What may be carried over into spans; the accounts know all their tiers then.
   *
   * @param accounts of their members, read before
   */
  public Mono<Before> before(
      Connection connection, Collection<MemberDays.Span> spans, Function<UUID, Account> accounts) {
    Map<MemberDays.Span, List<Earlier>> earlier = new HashMap<>();
    for (MemberDays.Span span : spans) {
      List<Earlier> periods =
          span.isPeriod()
              ? earlier(span, accounts.apply(span.memberId()).openedOn())
              : List.<Earlier>of();
      if (!periods.isEmpty()) {
        earlier.put(span, periods);
      }
    }
    if (earlier.isEmpty()) {
      return Mono.just(Before.NOTHING);
    }
    Set<MemberDays.Span> asked = new LinkedHashSet<>();
    Set<Instant> ends = new LinkedHashSet<>();
    earlier.values().stream()
        .flatMap(List::stream)
        .forEach(
            one -> {
              asked.add(one.span());
              ends.add(one.end());
            });
    List<MemberDays.Span> inOrder = List.copyOf(asked);
    return Mono.zip(
            days.totals(connection, inOrder),
            judges.at(ends),
            learnTiers(connection, earlier.keySet(), accounts).thenReturn(true))
        .map(
            read -> {
              Map<MemberDays.Span, DayTotals> totals = new HashMap<>();
              for (int i = 0; i < inOrder.size(); i++) {
                totals.put(inOrder.get(i), read.getT1().get(i));
              }
              Map<MemberDays.Span, Carried> carried = new HashMap<>();
              earlier.forEach(
                  (span, periods) ->
                      carried.put(
                          span,
                          new Carried(
                              periods.stream()
                                  .map(
                                      one ->
                                          new Carried.Ended(
                                              one.span(), read.getT2().apply(one.end())))
                                  .toList(),
                              ladder,
                              settings.zone())));
              return new Before(carried, totals);
            });
  }

  private Mono<Void> learnTiers(
      Connection connection, Set<MemberDays.Span> spans, Function<UUID, Account> accounts) {
    Set<UUID> unknown =
        spans.stream()
            .map(MemberDays.Span::memberId)
            .filter(id -> !accounts.apply(id).tiers().isWhole())
            .collect(Collectors.toSet());
    return unknown.isEmpty()
        ? Mono.empty()
        : tiers
            .read(connection, unknown)
            .doOnNext(
                read ->
                    unknown.forEach(
                        id ->
                            accounts
                                .apply(id)
                                .tiers()
                                .learn(read.getOrDefault(id, List.<HeldTier>of()))))
            .then();
  }

  /** The periods before a span that hand something on to it, oldest first. */
  private List<Earlier> earlier(MemberDays.Span span, @Nullable LocalDate openedOn) {
    List<Earlier> periods = new ArrayList<>();
    LocalDate starts = span.starts(openedOn);
    while (periods.size() < PERIODS_MAX) {
      LocalDate last = starts.minusDays(1);
      if (openedOn != null && last.isBefore(openedOn)) {
        break;
      }
      Instant end = starts.atStartOfDay(settings.zone()).toInstant().minusNanos(1_000);
      Settings ofThen = settings.at(end).settings();
      TierTerms terms = TierTerms.of(ofThen, openedOn);
      if (!handsOn(ofThen.qualification()) || !terms.periodStart(starts).equals(starts)) {
        break;
      }
      starts = terms.periodStart(last);
      periods.addFirst(new Earlier(new MemberDays.Span(span.memberId(), starts, last), end));
    }
    return periods;
  }

  private static boolean handsOn(Settings.Qualification qualification) {
    return qualification.carryOver()
        && qualification.period() != Period.ROLLING
        && qualification.period() != Period.EVER;
  }
}
