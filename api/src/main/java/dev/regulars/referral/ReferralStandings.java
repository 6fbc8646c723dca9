package dev.regulars.referral;

import dev.regulars.referral.Referral.Standing;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How far referrals have come, as it is kept. Whoever changes one has locked it. */
@Component
class ReferralStandings {

  private static final String OPEN =
      """
      select friend_id
        from referral
       where friend_id = any($1::uuid[])
         and state <> 'expired'
      """;

  // Events come once, with the place of who follows them; so each purchase and return is counted
  // once, and nobody has to add up all that a friend ever bought.
  private static final String LOCK_SPENDING =
      "update referral set spent_minor = spent_minor + $2 where friend_id = $1 returning "
          + Referral.COLUMNS;

  private static final String LOCK_OF_FRIEND =
      "select " + Referral.COLUMNS + " from referral where friend_id = $1 for update";

  private static final String LOCK =
      "select " + Referral.COLUMNS + " from referral where id = $1 for update";

  private static final String SHOWN_CODE = "select shown from referral_code where code = $1";

  private static final String BROUGHT =
      """
      select coalesce(max(brought), 0)::bigint as brought
        from referral
       where referrer_id = $1 and brought is not null
      """;

  private static final String QUALIFIED_IN =
      """
      select count(*) as friends
        from referral
       where referrer_id = $1
         and qualified_at >= $2
         and qualified_at < $3
         and state = 'qualified'
         and id <> $4
      """;

  private static final String UPDATE =
      """
      update referral
         set state = given.state, round = given.round::integer, purchase_id = given.purchase_id,
             brought = given.brought::bigint, numbers = given.numbers::json,
             held_until = given.held_until, reasons = given.reasons::json,
             qualified_at = given.qualified_at, decided_by = given.decided_by,
             decision = given.decision
        from unnest($1::uuid[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::text[],
                    $7::timestamptz[], $8::text[], $9::timestamptz[], $10::text[], $11::text[])
             as given (id, state, round, purchase_id, brought, numbers, held_until, reasons,
                       qualified_at, decided_by, decision)
       where referral.id = given.id
      """;

  private static final String SEEN = "update referral set seen_purchase = $2 where id = $1";

  private static final String HAS_SEEN =
      "select coalesce(seen_purchase >= $2, false) as seen from referral where friend_id = $1";

  private static final String DUE =
      """
      select id
        from referral
       where state = 'held' and held_until <= :now
       order by held_until
       limit :most
      """;

  private static final String NEXT_DUE =
      "select min(held_until) as at from referral where state = 'held'";

  private static final String OF_HOUSEHOLD =
      """
      select count(*) as friends
        from referral
       where referrer_id = $1
         and id <> $2
         and state in ('qualified', 'held')
         and ',' || (numbers ->> 'signals') || ',' like '%,address,%'
      """;

  private final DatabaseClient database;

  ReferralStandings(DatabaseClient database) {
    this.database = database;
  }

  /** Those of these members who were invited, and of whose referral something may still come. */
  Mono<List<UUID>> invited(Connection connection, Collection<UUID> memberIds) {
    return memberIds.isEmpty()
        ? Mono.just(List.of())
        : Columns.of(List.copyOf(memberIds))
            .uuid(id -> id)
            .select(connection, OPEN, row -> Rows.uuid(row, "friend_id"))
            .collectList();
  }

  Mono<Referral> lockOfFriend(Connection connection, UUID friendId) {
    return Rows.of(connection.createStatement(LOCK_OF_FRIEND).bind(0, friendId), Referral::of)
        .next();
  }

  /**
   * The same, with what the friend spent just now, or brought back where it is below zero, counted.
   */
  Mono<Referral> lockSpending(Connection connection, UUID friendId, long minor) {
    return Rows.of(
            connection.createStatement(LOCK_SPENDING).bind(0, friendId).bind(1, minor),
            Referral::of)
        .next();
  }

  Mono<Referral> lock(Connection connection, UUID id) {
    return Rows.of(connection.createStatement(LOCK).bind(0, id), Referral::of).next();
  }

  /** The code that the friend joined with, as it is printed. */
  Mono<String> shownCode(Connection connection, Referral referral) {
    return Rows.of(
            connection.createStatement(SHOWN_CODE).bind(0, referral.code()),
            row -> Rows.text(row, "shown"))
        .next()
        .defaultIfEmpty(referral.code());
  }

  /** The how many-th friend of the referrer this is, or will be; 1 where nobody invited. */
  Mono<Long> brought(Connection connection, Referral referral) {
    Long known = referral.standing().brought();
    if (known != null) {
      return Mono.just(known);
    }
    return referral.referrerId() == null
        ? Mono.just(1L)
        : Rows.of(
                connection.createStatement(BROUGHT).bind(0, referral.referrerId()),
                row -> Rows.number(row, "brought") + 1)
            .next();
  }

  /**
   * How many other friends of a referrer qualified between two moments, the second not included.
   */
  Mono<Long> qualified(
      Connection connection, Referral referral, UUID referrerId, Instant from, Instant until) {
    return Rows.of(
            connection
                .createStatement(QUALIFIED_IN)
                .bind(0, referrerId)
                .bind(1, from)
                .bind(2, until)
                .bind(3, referral.id()),
            row -> Rows.number(row, "friends"))
        .next();
  }

  Mono<Void> update(Connection connection, UUID id, Standing standing) {
    return Columns.of(List.of(standing))
        .uuid(one -> id)
        .text(one -> one.state().code())
        .number(Standing::round)
        .uuid(Standing::purchaseId)
        .text(one -> one.brought() == null ? null : one.brought().toString())
        .text(Standing::numbers)
        .instant(Standing::heldUntil)
        .text(Standing::reasons)
        .instant(Standing::qualifiedAt)
        .text(Standing::decidedBy)
        .text(Standing::decision)
        .execute(connection, UPDATE);
  }

  /** Remembers that a purchase was looked at, for whoever waits for it. */
  Mono<Void> seen(Connection connection, UUID id, UUID purchaseId) {
    return Flux.from(connection.createStatement(SEEN).bind(0, id).bind(1, purchaseId).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /** Whether a purchase of a friend was looked at. */
  Mono<Boolean> hasSeen(UUID friendId, UUID purchaseId) {
    return database
        .sql(HAS_SEEN)
        .bind(0, friendId)
        .bind(1, purchaseId)
        .map(row -> Rows.is(row, "seen"))
        .one()
        .defaultIfEmpty(true);
  }

  /** Referrals that were held long enough. */
  Mono<List<UUID>> due(Instant now, int most) {
    return database
        .sql(DUE)
        .bind("now", now)
        .bind("most", most)
        .map(row -> Rows.uuid(row, "id"))
        .all()
        .collectList();
  }

  /** When the next one was held long enough; empty where none is held. */
  Mono<Instant> nextDue() {
    return database
        .sql(NEXT_DUE)
        .map(row -> Optional.ofNullable(row.get("at", Instant.class)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  /** How many other friends at the referrer's own address brought the referrer something. */
  Mono<Long> ofHousehold(Connection connection, Referral referral) {
    return referral.referrerId() == null
        ? Mono.just(0L)
        : Rows.of(
                connection
                    .createStatement(OF_HOUSEHOLD)
                    .bind(0, referral.referrerId())
                    .bind(1, referral.id()),
                row -> Rows.number(row, "friends"))
            .next();
  }
}
