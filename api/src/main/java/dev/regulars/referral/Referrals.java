package dev.regulars.referral;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who invited whom, as it is kept. */
@Component
class Referrals {

  private static final String OF_FRIEND =
      "select " + Referral.COLUMNS + " from referral where friend_id = $1";

  private static final String ONE = "select " + Referral.COLUMNS + " from referral where id = $1";

  private static final String COUNT_OF_CODE =
      "select count(*) as joined from referral where code = $1";

  private static final String INSERT =
      """
      insert into referral (id, friend_id, referrer_id, code, joined_at, joined_by,
                            rulebook_version, promise, promise_german, state)
      select id, friend_id, referrer_id, code, joined_at, joined_by, rulebook_version::integer,
             promise, promise_german, state
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[],
                    $7::text[], $8::text[], $9::text[], $10::text[])
             as given (id, friend_id, referrer_id, code, joined_at, joined_by, rulebook_version,
                       promise, promise_german, state)
      """;

  private static final String LIST =
      """
      select %s
        from referral
       where (:state::text is null or state = :state)
         and (:referrer::uuid is null or referrer_id = :referrer)
         and (:member::uuid is null or referrer_id = :member or friend_id = :member)
         and (:after::uuid is null or id < :after)
       order by id desc
       limit :fetch
      """
          .formatted(Referral.COLUMNS);

  private static final String FIGURES =
      """
      select count(*) as invited,
             count(*) filter (where state not in ('rejected', 'expired')) as joined,
             count(*) filter (where state = 'qualified') as qualified
        from referral
       where referrer_id = $1
      """;

  private final DatabaseClient database;

  Referrals(DatabaseClient database) {
    this.database = database;
  }

  /** Which referrals are listed; null for any. */
  record Filter(
      @Nullable ReferralState state, @Nullable UUID referrerId, @Nullable UUID memberId) {}

  /**
   * How many friends somebody brought.
   *
   * @param invited who came with the code
   * @param joined without those of whom nothing can come any more
   * @param qualified for whom what was promised was given
   */
  record Figures(long invited, long joined, long qualified) {}

  /** Who invited a friend; empty for nobody. */
  Mono<Referral> ofFriend(Connection connection, UUID friendId) {
    return Rows.of(connection.createStatement(OF_FRIEND).bind(0, friendId), Referral::of).next();
  }

  /** One of them; empty where there is none. */
  Mono<Referral> find(Connection connection, UUID id) {
    return Rows.of(connection.createStatement(ONE).bind(0, id), Referral::of).next();
  }

  /** How many friends joined with a code. */
  Mono<Long> countOf(Connection connection, ReferralCode code) {
    return Rows.of(
            connection.createStatement(COUNT_OF_CODE).bind(0, code.code()),
            row -> Rows.number(row, "joined"))
        .next();
  }

  Mono<Void> insert(Connection connection, Referral referral) {
    return Columns.of(List.of(referral))
        .uuid(Referral::id)
        .uuid(Referral::friendId)
        .uuid(Referral::referrerId)
        .text(Referral::code)
        .instant(Referral::joinedAt)
        .text(one -> one.joinedBy().code())
        .text(one -> one.rulebookVersion() == null ? null : one.rulebookVersion().toString())
        .text(Referral::promise)
        .text(Referral::promiseInGerman)
        .text(one -> one.state().code())
        .execute(connection, INSERT);
  }

  /** The newest first. */
  Mono<Page<Referral>> list(Filter filter, PageRequest page) {
    UUID after = page.after() == null ? null : Cursor.read(page.after(), 1).uuid(0);
    return database
        .sql(LIST)
        .bind(
            "state",
            Parameter.fromOrEmpty(
                filter.state() == null ? null : filter.state().code(), String.class))
        .bind("referrer", Parameter.fromOrEmpty(filter.referrerId(), UUID.class))
        .bind("member", Parameter.fromOrEmpty(filter.memberId(), UUID.class))
        .bind("after", Parameter.fromOrEmpty(after, UUID.class))
        .bind("fetch", page.fetch())
        .map(Referral::of)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, page, row -> Cursor.of(row.id())));
  }

  /** How many friends a member brought. */
  Mono<Figures> figures(UUID referrerId) {
    return database
        .sql(FIGURES)
        .bind(0, referrerId)
        .map(
            row ->
                new Figures(
                    Rows.number(row, "invited"),
                    Rows.number(row, "joined"),
                    Rows.number(row, "qualified")))
        .one();
  }
}
