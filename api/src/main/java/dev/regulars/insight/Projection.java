package dev.regulars.insight;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.Today;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts events of the outbox: the figures, and the place up to which they were counted, are kept
 * together or not at all.
 */
@Component
class Projection {

  /** For how many days members are told apart by rule. */
  static final int SKETCH_DAYS = 400;

  private final Sources sources;
  private final DayRows days;
  private final RuleRows rules;
  private final CodeRows codes;
  private final InsightThread thread;
  private final Today calendar;

  Projection(
      Sources sources,
      DayRows days,
      RuleRows rules,
      CodeRows codes,
      InsightThread thread,
      Today calendar) {
    this.sources = sources;
    this.days = days;
    this.rules = rules;
    this.codes = codes;
    this.thread = thread;
    this.calendar = calendar;
  }

  /** Counts events, in the connection's transaction. */
  Mono<Void> count(Connection connection, List<OutboxEvent> events) {
    LocalDate sketchesFrom = calendar.date().minusDays(SKETCH_DAYS);
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
                    .then(Mono.defer(() -> codes.add(connection, figures.codes()))));
  }
}
