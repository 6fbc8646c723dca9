package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What members say. */
@Component
class Feedbacks {

  private static final String INSERT =
      """
      insert into feedback (id, member_id, purchase_id, score, text, at)
      values (:id, :member, :purchase, :score, :text, :at)
      """;

  private static final String OF_MEMBER =
      """
      select id, purchase_id, score, text, at
        from feedback
       where member_id = :member
         and (:before::uuid is null or id < :before)
       order by id desc
       limit :fetch
      """;

  private final DatabaseClient database;
  private final Ids ids;
  private final Clock clock;

  Feedbacks(DatabaseClient database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Something that a member said.
   *
   * @param purchaseId what it is about; missing for nothing of that kind
   * @param score how likely they would recommend it, 0 to 10
   */
  @Schema(name = "Feedback")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Feedback(
      UUID id,
      @Nullable UUID purchaseId,
      @Schema(minimum = "0", maximum = "10") @Nullable Integer score,
      @Nullable String text,
      Instant at) {}

  /** Keeps what a member says. */
  Mono<Feedback> add(
      UUID memberId, @Nullable UUID purchaseId, @Nullable Integer score, @Nullable String text) {
    Feedback said = new Feedback(ids.next(), purchaseId, score, text, clock.instant());
    return database
        .sql(INSERT)
        .bind("id", said.id())
        .bind("member", memberId)
        .bind("purchase", Parameter.fromOrEmpty(purchaseId, UUID.class))
        .bind("score", Parameter.fromOrEmpty(score, Integer.class))
        .bind("text", Parameter.fromOrEmpty(text, String.class))
        .bind("at", said.at())
        .fetch()
        .rowsUpdated()
        .thenReturn(said);
  }

  /** A member's, the newest first. */
  Mono<Page<Feedback>> of(UUID memberId, PageRequest page) {
    UUID before = page.after() == null ? null : Cursor.read(page.after(), 1).uuid(0);
    return database
        .sql(OF_MEMBER)
        .bind("member", memberId)
        .bind("before", Parameter.fromOrEmpty(before, UUID.class))
        .bind("fetch", page.fetch())
        .map(
            row ->
                new Feedback(
                    Rows.uuid(row, "id"),
                    row.get("purchase_id", UUID.class),
                    row.get("score", Integer.class),
                    row.get("text", String.class),
                    Rows.instant(row, "at")))
        .all()
        .collectList()
        .map(rows -> Page.of(rows, page, row -> Cursor.of(row.id())));
  }

  /** Takes the words away and leaves the score, which says nothing of who gave it. */
  Mono<Void> erase(Connection connection, UUID memberId) {
    return Flux.from(
            connection
                .createStatement("update feedback set text = null where member_id = $1")
                .bind(0, memberId)
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
