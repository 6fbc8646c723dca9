package dev.regulars.referral;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The codes that there are: those of members, and those that marketers gave a name. */
@Component
class ReferralCodes {

  /** One code in thousands of millions is taken; two in a row nobody will see. */
  private static final int ATTEMPTS = 5;

  private static final String OWN =
      "select shown from referral_code where member_id = $1 and kind = 'own'";

  private static final String MAKE =
      """
      insert into referral_code (code, shown, kind, member_id, made_at)
      values ($1, $1, 'own', $2, $3)
          on conflict do nothing
      """;

  private static final String FIND =
      """
      select code, shown, member_id, name, valid_from, valid_until, max_friends
        from referral_code
       where code = $1
      """;

  private static final String LOCK = "select code from referral_code where code = $1 for update";

  private static final String PUT =
      """
      insert into referral_code as known (code, shown, kind, member_id, name, valid_from,
                                          valid_until, max_friends, made_at)
      select code, shown, 'named', member_id, name, valid_from, valid_until, max_friends::bigint, made_at
        from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::date[], $6::date[],
                    $7::text[], $8::timestamptz[])
             as given (code, shown, member_id, name, valid_from, valid_until, max_friends, made_at)
          on conflict (code) do update
         set shown = excluded.shown, member_id = excluded.member_id, name = excluded.name,
             valid_from = excluded.valid_from, valid_until = excluded.valid_until,
             max_friends = excluded.max_friends
       where known.kind = 'named'
      """;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  ReferralCodes(Clock clock) {
    this.clock = clock;
  }

  /** A member's own code; it is made when it is asked for the first time. */
  Mono<String> own(Connection connection, UUID memberId) {
    return known(connection, memberId)
        .switchIfEmpty(
            Mono.defer(() -> make(connection, memberId))
                .then(Mono.defer(() -> known(connection, memberId)))
                .repeatWhenEmpty(ATTEMPTS, tries -> tries));
  }

  private static Mono<String> known(Connection connection, UUID memberId) {
    return Rows.of(
            connection.createStatement(OWN).bind(0, memberId), row -> Rows.text(row, "shown"))
        .next();
  }

  /** Nothing where the code is taken, or another request made one. */
  private Mono<Long> make(Connection connection, UUID memberId) {
    return Flux.from(
            connection
                .createStatement(MAKE)
                .bind(0, CodeText.random(random))
                .bind(1, memberId)
                .bind(2, clock.instant())
                .execute())
        .flatMap(Result::getRowsUpdated)
        .reduce(0L, Long::sum);
  }

  /** The code that somebody typed; empty where there is none. */
  Mono<ReferralCode> find(Connection connection, String typed) {
    return Rows.of(
            connection.createStatement(FIND).bind(0, CodeText.canonical(typed)), ReferralCode::of)
        .next();
  }

  /** Lets one friend after the other join with a code, so that its bound holds. */
  Mono<Void> lock(Connection connection, ReferralCode code) {
    return Rows.of(connection.createStatement(LOCK).bind(0, code.code()), row -> true).then();
  }

  /** Keeps a named code; false where a member's own code is the same to whoever reads it. */
  Mono<Boolean> put(Connection connection, ReferralCode code) {
    Instant now = clock.instant();
    return Columns.of(List.of(code))
        .text(ReferralCode::code)
        .text(ReferralCode::shown)
        .uuid(ReferralCode::memberId)
        .text(ReferralCode::name)
        .date(ReferralCode::validFrom)
        .date(ReferralCode::validUntil)
        .text(one -> one.maxFriends() == null ? null : one.maxFriends().toString())
        .instant(one -> now)
        .update(connection, PUT)
        .map(rows -> rows == 1);
  }
}
