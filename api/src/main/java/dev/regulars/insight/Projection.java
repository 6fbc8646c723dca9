package dev.regulars.insight;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.outbox.OutboxReader;
import dev.regulars.outbox.OutboxReader.Listed;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts what follows in the outbox, one batch in one transaction: the figures and the place up to
 * which they were counted are kept together or not at all.
 */
@Component
@EnableConfigurationProperties(InsightSettings.class)
class Projection {

  static final String LISTENER = "insight";

  /** For how many days members are told apart by rule. */
  static final int SKETCH_DAYS = 400;

  /**
   * What a batch came to.
   *
   * @param events how many were counted; 0 also where another server is counting
   * @param last when the last of them happened, null for none
   */
  record Counted(int events, @Nullable Instant last) {
    static final Counted NOTHING = new Counted(0, null);
  }

  private final Transactions transactions;
  private final OutboxReader outbox;
  private final Sources sources;
  private final DayRows days;
  private final RuleRows rules;
  private final CodeRows codes;
  private final InsightThread thread;
  private final InsightSettings insight;
  private final ProgrammeSettings programme;
  private final Clock clock;

  Projection(
      Transactions transactions,
      OutboxReader outbox,
      Sources sources,
      DayRows days,
      RuleRows rules,
      CodeRows codes,
      InsightThread thread,
      InsightSettings insight,
      ProgrammeSettings programme,
      Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.sources = sources;
    this.days = days;
    this.rules = rules;
    this.codes = codes;
    this.thread = thread;
    this.insight = insight;
    this.programme = programme;
    this.clock = clock;
  }

  /** Counts the next batch. */
  Mono<Counted> step() {
    return transactions.keep(
        connection ->
            outbox
                .take(connection, LISTENER)
                .flatMap(place -> outbox.next(connection, place, insight.batch()))
                .filter(batch -> !batch.isEmpty())
                .flatMap(batch -> count(connection, batch))
                .defaultIfEmpty(Counted.NOTHING));
  }

  private Mono<Counted> count(Connection connection, List<Listed> batch) {
    List<OutboxEvent> events = batch.stream().map(Listed::event).toList();
    LocalDate sketchesFrom =
        LocalDate.ofInstant(clock.instant(), programme.zone()).minusDays(SKETCH_DAYS);
    return sources
        .read(connection, events)
        .publishOn(thread.scheduler())
        .map(found -> Figures.of(sources.understand(events, found)))
        .flatMap(
            figures ->
                days.add(connection, figures.days())
                    .then(
                        Mono.defer(
                            () ->
                                rules.add(
                                    connection,
                                    figures.rules(),
                                    figures.lastFired(),
                                    sketchesFrom)))
                    .then(Mono.defer(() -> codes.add(connection, figures.codes()))))
        .then(Mono.defer(() -> outbox.move(connection, LISTENER, batch.getLast().place())))
        .thenReturn(new Counted(batch.size(), events.getLast().at()));
  }
}
