package dev.regulars.account;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lots of accounts that are locked, or only looked at. */
final class LotRows {

  private static final String COLUMNS =
      "select member_id, id, account, remaining, expired, available_from, expires_on, moving,"
          + " waits_for, debt, held_for, lapses_at from lot ";

  private static final String OF_MEMBERS =
      COLUMNS
          + """
           where member_id = any($1::uuid[])
             and (remaining <> 0 or debt or (held_for is null and (expires_on is null or expires_on >= $2)))
          """;

  // What is long over is asked for by returns of what earned it, and by nobody else. Where activity
  // moved the day of a lot, it has been moved on since the points were earned.
  private static final String THAT_ARE_OVER =
      COLUMNS
          + """
           where remaining = 0
             and expired > 0
             and exists (select
                           from unnest($1::uuid[], $2::date[], $3::boolean[]) as given (member_id, day, moving)
                          where given.member_id = lot.member_id
                            and given.moving = lot.moving
                            and (lot.expires_on = given.day or (given.moving and lot.expires_on > given.day)))
             and member_id = any($1::uuid[])
          """;

  private static final String THAT_EXPIRED =
      COLUMNS
          + """
           where member_id = any($1::uuid[])
             and expired > 0
             and expires_on >= $2
          """;

  private static final String UPDATE =
      """
      update lot
         set remaining = given.remaining,
             expired   = given.expired
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
             as given (member_id, id, remaining, expired)
       where lot.member_id = given.member_id
         and lot.id = given.id
      """;

  private static final String MOVE =
      """
      update lot
         set remaining  = given.remaining,
             expired    = given.expired,
             expires_on = given.expires_on
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::date[])
             as given (member_id, id, remaining, expired, expires_on)
       where lot.member_id = given.member_id
         and lot.id = given.id
      """;

  private static final String INSERT =
      """
      insert into lot (member_id, id, remaining, expired, account, available_from, expires_on, debt,
                       held_for, lapses_at, moving, waits_for)
      select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::date[],
                           $7::date[], $8::boolean[], $9::uuid[], $10::timestamptz[], $11::boolean[],
                           $12::uuid[])
      """;

  /** A lot of a member. */
  record Held(UUID memberId, Lot lot) {}

  private LotRows() {}

  /** What members hold, and where they may still get something into. */
  static Flux<Held> of(Connection connection, Columns<UUID> memberIds, LocalDate today) {
    return Rows.of(memberIds.bind(connection, OF_MEMBERS).bind(1, today), LotRows::held);
  }

  /** Lots that ended on these days and that nobody used in time. */
  static Mono<Void> learnOver(
      Connection connection, Map<UUID, Account> accounts, List<Ledger.LastDay> asked) {
    return Columns.of(asked)
        .uuid(Ledger.LastDay::memberId)
        .date(Ledger.LastDay::day)
        .flag(day -> day.moving())
        .select(connection, THAT_ARE_OVER, LotRows::held)
        .doOnNext(held -> learn(accounts, held))
        .then();
  }

  /** Lots of which something expired, that did not end before a day. */
  static Mono<Void> learnExpired(
      Connection connection, Map<UUID, Account> accounts, LocalDate since) {
    Columns<UUID> ids = Columns.of(List.copyOf(accounts.keySet())).uuid(id -> id);
    return Rows.of(ids.bind(connection, THAT_EXPIRED).bind(1, since), LotRows::held)
        .doOnNext(held -> learn(accounts, held))
        .then();
  }

  private static void learn(Map<UUID, Account> accounts, Held held) {
    Account account = accounts.get(held.memberId());
    if (account != null) {
      account.learn(held.lot());
    }
  }

  /** Writes what became of them. */
  static Mono<Void> write(Connection connection, Collection<Account> accounts) {
    List<Held> changed =
        accounts.stream()
            .flatMap(
                account -> account.lots().stream().map(lot -> new Held(account.memberId(), lot)))
            .filter(held -> held.lot().changed())
            .toList();
    List<Held> opened = changed.stream().filter(held -> !held.lot().stored()).toList();
    List<Held> stored = changed.stream().filter(held -> held.lot().stored()).toList();
    List<Held> moved = stored.stream().filter(held -> held.lot().moved()).toList();
    List<Held> stayed = stored.stream().filter(held -> !held.lot().moved()).toList();
    return Flux.mergeSequential(
            stayed.isEmpty() ? Mono.<Void>empty() : columns(stayed).execute(connection, UPDATE),
            moved.isEmpty()
                ? Mono.<Void>empty()
                : columns(moved).date(held -> held.lot().expiresOn).execute(connection, MOVE),
            opened.isEmpty() ? Mono.<Void>empty() : insert(connection, opened))
        .then();
  }

  private static Mono<Void> insert(Connection connection, List<Held> opened) {
    return columns(opened)
        .text(held -> held.lot().account.code())
        .date(held -> held.lot().availableFrom)
        .date(held -> held.lot().expiresOn)
        .flag(held -> held.lot().debt)
        .uuid(held -> held.lot().heldFor)
        .instant(held -> held.lot().lapsesAt)
        .flag(held -> held.lot().moving)
        .uuid(held -> held.lot().waitsFor)
        .execute(connection, INSERT);
  }

  private static Columns<Held> columns(List<Held> lots) {
    return Columns.of(lots)
        .uuid(Held::memberId)
        .uuid(held -> held.lot().id)
        .number(held -> held.lot().remaining())
        .number(held -> held.lot().expired());
  }

  private static Held held(Readable row) {
    return new Held(
        Rows.uuid(row, "member_id"),
        new Lot(
            Rows.uuid(row, "id"),
            PointAccount.of(Rows.text(row, "account")),
            Rows.number(row, "remaining"),
            Rows.number(row, "expired"),
            new Terms(
                row.get("available_from", LocalDate.class),
                row.get("expires_on", LocalDate.class),
                Rows.is(row, "moving"),
                row.get("waits_for", UUID.class)),
            Rows.is(row, "debt"),
            row.get("held_for", UUID.class),
            row.get("lapses_at", Instant.class),
            true));
  }
}
