package dev.regulars.account;

import dev.regulars.clock.FallsDue;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.programme.Today;
import dev.regulars.programme.WarningTerms;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has every account learn of other distances of warnings: an account that nobody uses knows only
 * those that were in force when it was written. All are due on the day of the change then, some at
 * a time; how far it has come is kept.
 */
@Component
@Order(-1)
class WarnedAccounts implements FallsDue {

  static final String NAME = "warning-terms";

  private static final int ACCOUNTS_MAX = 500;

  /** Until then another server may still write by the settings before. */
  private static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(5);

  private static final String STATE = "select terms, coming, after_member from warning_terms";

  // In the order in which everybody locks accounts.
  private static final String SOME =
      """
      select member_id
        from member_account
       where member_id > $1
       order by member_id
       limit $2
         for update
      """;

  // What was told already is not told again.
  private static final String DUE =
      """
      update member_account
         set due_on    = least(due_on, $2),
             warn_on   = $2,
             warned_on = greatest(warned_on, $2 - 1)
       where member_id = any($1::uuid[])
         and due_on is not null
      """;

  private static final String KEEP =
      "update warning_terms set terms = $1, coming = $2, after_member = $3::uuid";

  private static final UUID FIRST = new UUID(0, 0);

  /**
   * How far it has come.
   *
   * @param terms that all accounts know
   * @param coming that they are told of, null for none
   * @param after the last of them who was told
   */
  private record State(String terms, @Nullable String coming, @Nullable UUID after) {

    UUID last(String wanted) {
      return after == null || !wanted.equals(coming) ? FIRST : after;
    }
  }

  private final Transactions transactions;
  private final DatabaseClient database;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Clock clock;

  WarnedAccounts(
      Transactions transactions,
      DatabaseClient database,
      ProgrammeSettings settings,
      Today calendar,
      Clock clock) {
    this.transactions = transactions;
    this.database = database;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Tells some accounts, once every server knows the settings; true where more are left. */
  Mono<Boolean> step() {
    Instant since = settings.now().from();
    return clock.instant().isBefore(since.plus(KNOWN_EVERYWHERE)) ? Mono.just(false) : piece();
  }

  @Override
  public Mono<Instant> next() {
    String now = told(settings.settings().warnings());
    return database
        .sql(STATE)
        .map(WarnedAccounts::state)
        .one()
        .flatMap(
            state -> Mono.justOrEmpty(state.terms().equals(now) ? coming(now) : clock.instant()));
  }

  /** When other distances come into force that are known today. */
  private @Nullable Instant coming(String now) {
    Instant moment = clock.instant();
    return settings.between(moment, Instant.MAX).stream()
        .filter(version -> !told(version.settings().warnings()).equals(now))
        .map(ProgrammeVersion::from)
        .findFirst()
        .orElse(null);
  }

  @Override
  public Mono<Map<String, Long>> run() {
    return Mono.defer(this::piece).repeat().takeUntil(more -> !more).then(Mono.just(Map.of()));
  }

  private Mono<Boolean> piece() {
    return transactions
        .keepAlone(
            NAME,
            connection ->
                Rows.of(connection.createStatement(STATE), WarnedAccounts::state)
                    .next()
                    .flatMap(state -> tell(connection, state)))
        .defaultIfEmpty(false);
  }

  private Mono<Boolean> tell(Connection connection, State state) {
    WarningTerms terms = settings.settings().warnings();
    String wanted = told(terms);
    if (state.terms().equals(wanted)) {
      return Mono.just(false);
    }
    if (terms.areNone()) {
      return keep(connection, new State(wanted, null, null)).thenReturn(false);
    }
    return Rows.of(
            connection.createStatement(SOME).bind(0, state.last(wanted)).bind(1, ACCOUNTS_MAX),
            row -> Rows.uuid(row, "member_id"))
        .collectList()
        .flatMap(
            members -> {
              boolean leavesMore = members.size() == ACCOUNTS_MAX;
              State next =
                  leavesMore
                      ? new State(state.terms(), wanted, members.getLast())
                      : new State(wanted, null, null);
              return due(connection, members).then(keep(connection, next)).thenReturn(leavesMore);
            });
  }

  private Mono<Void> due(Connection connection, List<UUID> members) {
    return members.isEmpty()
        ? Mono.empty()
        : Rows.run(
            Columns.of(members)
                .uuid(id -> id)
                .bind(connection, DUE)
                .bind(1, calendar.at(clock.instant())));
  }

  private static Mono<Void> keep(Connection connection, State state) {
    Statement statement = connection.createStatement(KEEP).bind(0, state.terms());
    bind(statement, 1, state.coming());
    bind(statement, 2, state.after() == null ? null : state.after().toString());
    return Rows.run(statement);
  }

  private static void bind(Statement statement, int at, @Nullable String value) {
    if (value == null) {
      statement.bindNull(at, String.class);
    } else {
      statement.bind(at, value);
    }
  }

  private static State state(Readable row) {
    return new State(
        Rows.text(row, "terms"),
        row.get("coming", String.class),
        row.get("after_member", UUID.class));
  }

  /** Distances in a form in which they are compared. */
  private static String told(WarningTerms terms) {
    return terms.expiryDays().stream().sorted().toList()
        + " "
        + terms.tierDays().stream().sorted().toList();
  }
}
