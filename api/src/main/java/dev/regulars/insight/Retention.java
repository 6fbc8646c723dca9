package dev.regulars.insight;

import dev.regulars.programme.Today;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets go of what nobody asks for any more, so that figures stay small. Counts stay for ever; who
 * was among a rule's members is forgotten after 400 days, and a code that one customer presented
 * once, such as a personal voucher, after 30.
 */
@Component
class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int SINGLE_CODE_DAYS = 30;

  private static final String FORGET_MEMBERS =
      "update insight_rule_day set members = null where day < $1 and members is not null";

  private static final String FORGET_CODES =
      """
      delete from insight_code
       where kind = 'code'
         and (purchases = 1 and last_seen_on < $1 or last_seen_on < $2)
      """;

  private final DatabaseClient database;
  private final Today calendar;

  Retention(DatabaseClient database, Today calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
  Mono<Void> run() {
    return forget()
        .doOnError(error -> log.warn("Old figures stay until tomorrow: {}", error.toString()))
        .onErrorComplete();
  }

  Mono<Void> forget() {
    LocalDate today = calendar.date();
    LocalDate oldest = today.minusDays(Projection.SKETCH_DAYS);
    return database
        .sql(FORGET_MEMBERS)
        .bind(0, oldest)
        .then()
        .then(
            database
                .sql(FORGET_CODES)
                .bind(0, today.minusDays(SINGLE_CODE_DAYS))
                .bind(1, oldest)
                .then());
  }
}
