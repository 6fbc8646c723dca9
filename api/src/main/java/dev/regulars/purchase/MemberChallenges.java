package dev.regulars.purchase;

import dev.regulars.account.Ledger;
import dev.regulars.programme.Today;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.decision.Challenge;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The challenges of the live rulebook and how far members have come. One is shown from its first
 * day on, and for a month after its last.
 */
@Component
public class MemberChallenges {

  private static final int DAYS_SHOWN_AFTER_END = 31;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final CounterDays counters;
  private final RuleBooks rulebooks;
  private final Today calendar;
  private final Clock clock;

  MemberChallenges(
      DatabaseClient database,
      Ledger ledger,
      CounterDays counters,
      RuleBooks rulebooks,
      Today calendar,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.counters = counters;
    this.rulebooks = rulebooks;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A member's challenges, in the order of the rules; empty if there is no such member.
   *
   * @param locale in which it is told what they give: German, or else English
   */
  public Mono<List<ChallengeView>> of(UUID memberId, Locale locale) {
    LocalDate today = calendar.at(clock.instant());
    return rulebooks
        .live()
        .flatMap(
            live -> {
              List<Challenge> shown =
                  live.rules().challenges().stream()
                      .filter(one -> !one.isHidden(today))
                      .filter(one -> !one.isOver(today.minusDays(DAYS_SHOWN_AFTER_END)))
                      .toList();
              List<CounterDays.Asked> asked =
                  shown.stream()
                      .map(one -> KnownCounters.asked(one.counter(), memberId, today))
                      .toList();
              return database.inConnection(
                  connection ->
                      ledger
                          .look(connection, List.of(memberId), today)
                          .filter(accounts -> accounts.containsKey(memberId))
                          .flatMap(found -> counters.sums(connection, asked))
                          .map(sums -> views(shown, sums, today, locale)));
            });
  }

  private static List<ChallengeView> views(
      List<Challenge> challenges, List<CounterDays.Sum> sums, LocalDate today, Locale locale) {
    List<ChallengeView> views = new ArrayList<>();
    for (int i = 0; i < challenges.size(); i++) {
      Challenge challenge = challenges.get(i);
      long done = Math.clamp(sums.get(i).value(), 0, challenge.steps());
      views.add(
          new ChallengeView(
              challenge.name(),
              challenge.steps(),
              done,
              until(challenge, today),
              state(challenge, done, today),
              challenge.what(),
              challenge.gives().apply(locale)));
    }
    return views;
  }

  private static String state(Challenge challenge, long done, LocalDate today) {
    if (done >= challenge.steps()) {
      return "done";
    }
    return challenge.isOver(today) ? "ended" : "open";
  }

  /** The end of the span that counts now, or of the rule where that is sooner. */
  private static @Nullable LocalDate until(Challenge challenge, LocalDate today) {
    LocalDate end = challenge.counter().end(today);
    LocalDate valid = challenge.terms().validUntil();
    return end == null || (valid != null && valid.isBefore(end)) ? valid : end;
  }
}
