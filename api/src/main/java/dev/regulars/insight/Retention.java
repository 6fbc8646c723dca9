package dev.regulars.insight;

import dev.regulars.programme.Today;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets go of what nobody asks for any more, so that figures stay small. Counts stay for ever; who
 * was among a rule's members is forgotten after 400 days, and a code that one customer presented
 * once, such as a personal voucher, after 30.
 */
@Component
class Retention {

  private static final int SINGLE_CODE_DAYS = 30;

  private static final int BATCH = 1_000;

  private static final String FORGET_MEMBERS =
      """
      update insight_rule_day
         set members = null
       where (rule, day) in (
               select rule, day
                 from insight_rule_day
                where day < $1 and members is not null
                limit $2)
      """;

  private static final String FORGET_CODES =
      """
      delete from insight_code
       where (kind, code) in (
               select kind, code
                 from insight_code
                where kind = 'code'
                  and (purchases = 1 and last_seen_on < $1 or last_seen_on < $2)
                limit $3)
      """;

  private final DatabaseClient database;
  private final Today calendar;

  Retention(DatabaseClient database, Today calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /** Lets go of some; true where more may be left. */
  Mono<Boolean> forget() {
    LocalDate today = calendar.date();
    LocalDate oldest = today.minusDays(Projection.SKETCH_DAYS);
    return database
        .sql(FORGET_MEMBERS)
        .bind(0, oldest)
        .bind(1, BATCH)
        .fetch()
        .rowsUpdated()
        .zipWhen(
            members ->
                database
                    .sql(FORGET_CODES)
                    .bind(0, today.minusDays(SINGLE_CODE_DAYS))
                    .bind(1, oldest)
                    .bind(2, BATCH)
                    .fetch()
                    .rowsUpdated(),
            (members, codes) -> members == BATCH || codes == BATCH);
  }
}
