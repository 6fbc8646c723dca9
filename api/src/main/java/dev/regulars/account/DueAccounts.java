package dev.regulars.account;

import dev.regulars.programme.Today;
import dev.regulars.shared.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets time pass for accounts that nobody uses: those on which something has fallen due are locked,
 * and what locking them moved is written. Whoever uses an account does the same, so nothing depends
 * on when this runs; a server that was off for days catches up, and two that sweep at once find the
 * other's work done.
 */
@Component
class DueAccounts {

  private static final Logger log = LoggerFactory.getLogger(DueAccounts.class);

  static final String NAME = "due-accounts";

  /** Few enough that a till whose member is among them waits for milliseconds. */
  private static final int ACCOUNTS_MAX = 200;

  private static final String DUE =
      """
      select member_id
        from member_account
       where due_on <= $1
       order by due_on, member_id
       limit $2
      """;

  private final DatabaseClient database;
  private final AccountTime time;
  private final Today calendar;

  DueAccounts(DatabaseClient database, AccountTime time, Today calendar) {
    this.database = database;
    this.time = time;
    this.calendar = calendar;
  }

  /** Brings some accounts up to the day on which something is due; true where more are left. */
  Mono<Boolean> sweep() {
    return database
        .sql(DUE)
        .bind(0, calendar.date())
        .bind(1, ACCOUNTS_MAX)
        .map(row -> Rows.uuid(row, "member_id"))
        .all()
        .collectList()
        .flatMap(
            members ->
                Flux.fromIterable(members)
                    .flatMap(time::bringUpToDay, ACCOUNTS_MAX)
                    .then(Mono.fromSupplier(() -> swept(members.size()))));
  }

  private static boolean swept(int members) {
    if (members > 0) {
      log.info("Points of {} members were released or expired", members);
    }
    return members == ACCOUNTS_MAX;
  }
}
