package dev.regulars.account;

import dev.regulars.clock.FallsDue;
import dev.regulars.programme.Today;
import dev.regulars.shared.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
class DueAccounts implements FallsDue {

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

  private static final String NEXT = "select min(due_on) as due_on from member_account";

  /** What a piece of the work came to. */
  private record Swept(int accounts, DayWork done) {

    boolean leavesMore() {
      return accounts == ACCOUNTS_MAX;
    }
  }

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
    return piece().map(Swept::leavesMore);
  }

  @Override
  public Mono<Instant> next() {
    return database
        .sql(NEXT)
        .map(row -> Optional.ofNullable(row.get("due_on", LocalDate.class)))
        .one()
        .flatMap(Mono::justOrEmpty)
        .map(calendar::startOf);
  }

  @Override
  public Mono<Map<String, Long>> run() {
    return Mono.defer(this::piece)
        .repeat()
        .takeUntil(swept -> !swept.leavesMore())
        .map(Swept::done)
        .reduce(DayWork::plus)
        .map(DayWork::byName);
  }

  private Mono<Swept> piece() {
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
                    .reduce(DayWork.NONE, DayWork::plus)
                    .map(done -> swept(members.size(), done)));
  }

  private static Swept swept(int members, DayWork done) {
    if (members > 0) {
      log.info("A day passed for {} members: {}", members, done);
    }
    return new Swept(members, done);
  }
}
