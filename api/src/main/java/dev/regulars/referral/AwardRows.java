package dev.regulars.referral;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What both sides got, as it is kept. */
@Component
class AwardRows {

  private static final String COLUMNS =
      "referral_id, round, side, member_id, event_id, points, vouchers, state, reason";

  private static final String INSERT =
      """
      insert into referral_award (referral_id, round, side, member_id, event_id, points, vouchers,
                                  state, reason, at)
      select referral_id, round::integer, side, member_id, event_id, points,
             coalesce(string_to_array(nullif(vouchers, ''), chr(10)), '{}'), state, reason, at
        from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[],
                    $7::text[], $8::text[], $9::text[], $10::timestamptz[])
             as given (referral_id, round, side, member_id, event_id, points, vouchers, state,
                       reason, at)
          on conflict (referral_id, round, side) do nothing
      """;

  private static final String OF_ROUND =
      "select " + COLUMNS + " from referral_award where referral_id = $1 and round = $2";

  private static final String OF_REFERRALS =
      "select "
          + COLUMNS
          + " from referral_award where referral_id = any($1::uuid[]) order by round, side";

  private static final String REVERSED =
      "update referral_award set state = 'reversed' where event_id = any($1::uuid[])";

  private static final String POINTS =
      """
      select coalesce(sum(points), 0)::bigint as points
        from referral_award
       where member_id = $1 and side = 'referrer' and state = 'given'
      """;

  private final DatabaseClient database;

  AwardRows(DatabaseClient database) {
    this.database = database;
  }

  Mono<Void> insert(Connection connection, List<Award> awards, Instant at) {
    return awards.isEmpty()
        ? Mono.empty()
        : Columns.of(awards)
            .uuid(Award::referralId)
            .number(Award::round)
            .text(Award::side)
            .uuid(Award::memberId)
            .uuid(Award::eventId)
            .number(Award::points)
            .text(award -> String.join("\n", award.vouchers()))
            .text(award -> award.state().code())
            .text(Award::reason)
            .instant(award -> at)
            .execute(connection, INSERT);
  }

  /** What both sides got in a round. */
  Flux<Award> ofRound(Connection connection, UUID referralId, int round) {
    return Rows.of(
        connection.createStatement(OF_ROUND).bind(0, referralId).bind(1, round), Award::of);
  }

  /** What both sides got of a referral, oldest first. */
  Mono<List<Award>> ofReferral(Connection connection, UUID referralId) {
    return Columns.of(List.of(referralId))
        .uuid(id -> id)
        .select(connection, OF_REFERRALS, Award::of)
        .collectList();
  }

  /** What came of these referrals, by their ids. */
  Mono<Map<UUID, Collection<Award>>> of(Collection<UUID> referralIds) {
    return database
        .sql(OF_REFERRALS)
        .bind(0, referralIds.stream().map(UUID::toString).toArray(String[]::new))
        .map(Award::of)
        .all()
        .collectMultimap(Award::referralId);
  }

  Mono<Void> markReversed(Connection connection, List<Award> awards) {
    return awards.isEmpty()
        ? Mono.empty()
        : Columns.of(awards).uuid(Award::eventId).execute(connection, REVERSED);
  }

  /** Points that a member has for friends they brought. */
  Mono<Long> points(UUID memberId) {
    return database.sql(POINTS).bind(0, memberId).map(row -> Rows.number(row, "points")).one();
  }
}
