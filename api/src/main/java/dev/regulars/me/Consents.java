package dev.regulars.me;

import dev.regulars.shared.Ids;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What members agreed to, and when they did not any more. Nothing is written over. */
@Component
class Consents {

  private static final String PUT =
      """
      insert into consent (member_id, id, purpose, given, text_version, at)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String NOW =
      """
      select distinct on (purpose) purpose, given, text_version, at
        from consent
       where member_id = :member
       order by purpose, id desc
      """;

  private static final String ALL =
      "select purpose, given, text_version, at from consent where member_id = :member order by id";

  private final DatabaseClient database;
  private final Ids ids;
  private final Clock clock;

  Consents(DatabaseClient database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a member said about a purpose.
   *
   * @param textVersion of the words that they saw then
   */
  @Schema(name = "Consent")
  record Consent(
      @Schema(example = "news") String purpose,
      boolean given,
      @Schema(example = "2026-11") String textVersion,
      Instant at) {}

  /** Keeps what a member says now, in the connection's transaction. */
  Mono<Void> put(
      Connection connection, UUID memberId, String purpose, boolean given, String textVersion) {
    return Flux.from(
            connection
                .createStatement(PUT)
                .bind(0, memberId)
                .bind(1, ids.next())
                .bind(2, purpose)
                .bind(3, given)
                .bind(4, textVersion)
                .bind(5, clock.instant())
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /** What holds now, by purpose. */
  Mono<List<Consent>> of(UUID memberId) {
    return read(NOW, memberId);
  }

  /** All that was ever said, in order. */
  Mono<List<Consent>> history(UUID memberId) {
    return read(ALL, memberId);
  }

  private Mono<List<Consent>> read(String sql, UUID memberId) {
    return database
        .sql(sql)
        .bind("member", memberId)
        .map(
            row ->
                new Consent(
                    Rows.text(row, "purpose"),
                    Rows.is(row, "given"),
                    Rows.text(row, "text_version"),
                    Rows.instant(row, "at")))
        .all()
        .collectList();
  }

  /** Takes a member's away, in the connection's transaction. */
  Mono<Void> erase(Connection connection, UUID memberId) {
    return Flux.from(
            connection
                .createStatement("delete from consent where member_id = $1")
                .bind(0, memberId)
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
