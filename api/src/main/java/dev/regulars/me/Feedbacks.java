package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
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

  private static final String COLUMNS =
      """
      id, member_id, purchase_id, score, text, at, answer, answered_at, answered_by, points,
      adjustment_id
      """;

  private static final String LIST =
      "select "
          + COLUMNS
          + """
            from feedback
           where (:member::uuid is null or member_id = :member)
             and (:answered::boolean is null or (answered_at is not null) = :answered)
             and (:before::uuid is null or id < :before)
           order by id desc
           limit :fetch
          """;

  private static final String LOCK =
      "select " + COLUMNS + " from feedback where id = $1 for update";

  private static final String ONE = "select " + COLUMNS + " from feedback where id = :id";

  private static final String ANSWER =
      """
      update feedback
         set answer = $2, answered_at = $3, answered_by = $4, points = $5, adjustment_id = $6
       where id = $1
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
   * @param answer what support says to it; missing where nobody did yet
   */
  @Schema(name = "Feedback")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Feedback(
      UUID id,
      @Nullable UUID purchaseId,
      @Schema(minimum = "0", maximum = "10") @Nullable Integer score,
      @Nullable String text,
      Instant at,
      @Nullable String answer,
      @Nullable Instant answeredAt) {}

  /**
   * The same, as it is kept.
   *
   * @param points that came with the answer, or will; null for none
   * @param adjustmentId by which they came, or will once somebody approves them
   */
  record Kept(
      Feedback said,
      UUID memberId,
      @Nullable String answeredBy,
      @Nullable Long points,
      @Nullable UUID adjustmentId) {}

  /** Which are listed; null for any. */
  record Filter(@Nullable UUID memberId, @Nullable Boolean answered) {}

  /** What somebody answers. */
  record Answer(String text, String by, @Nullable Long points, @Nullable UUID adjustmentId) {}

  /** Keeps what a member says. */
  Mono<Feedback> add(
      UUID memberId, @Nullable UUID purchaseId, @Nullable Integer score, @Nullable String text) {
    Feedback said = new Feedback(ids.next(), purchaseId, score, text, clock.instant(), null, null);
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
    return list(new Filter(memberId, null), page).map(found -> found.map(Kept::said));
  }

  /** The newest first. */
  Mono<Page<Kept>> list(Filter filter, PageRequest page) {
    UUID before = page.after() == null ? null : Cursor.read(page.after(), 1).uuid(0);
    return database
        .sql(LIST)
        .bind("member", Parameter.fromOrEmpty(filter.memberId(), UUID.class))
        .bind("answered", Parameter.fromOrEmpty(filter.answered(), Boolean.class))
        .bind("before", Parameter.fromOrEmpty(before, UUID.class))
        .bind("fetch", page.fetch())
        .map(Feedbacks::kept)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, page, row -> Cursor.of(row.said().id())));
  }

  /** One of them; empty where there is none. */
  Mono<Kept> find(UUID id) {
    return database.sql(ONE).bind("id", id).map(Feedbacks::kept).one();
  }

  /** The same, locked in the connection's transaction. */
  Mono<Kept> lock(Connection connection, UUID id) {
    return Rows.of(connection.createStatement(LOCK).bind(0, id), Feedbacks::kept).next();
  }

  /** Keeps an answer in the connection's transaction; gives how it stands then. */
  Mono<Kept> answer(Connection connection, UUID id, Answer answer) {
    Statement update =
        connection
            .createStatement(ANSWER)
            .bind(0, id)
            .bind(1, answer.text())
            .bind(2, clock.instant())
            .bind(3, answer.by());
    bind(update, 4, answer.points(), Long.class);
    bind(update, 5, answer.adjustmentId(), UUID.class);
    return Flux.from(update.execute())
        .flatMap(Result::getRowsUpdated)
        .then(Mono.defer(() -> lock(connection, id)));
  }

  private static void bind(Statement statement, int place, @Nullable Object value, Class<?> type) {
    if (value == null) {
      statement.bindNull(place, type);
    } else {
      statement.bind(place, value);
    }
  }

  private static Kept kept(Readable row) {
    return new Kept(
        new Feedback(
            Rows.uuid(row, "id"),
            row.get("purchase_id", UUID.class),
            row.get("score", Integer.class),
            row.get("text", String.class),
            Rows.instant(row, "at"),
            row.get("answer", String.class),
            row.get("answered_at", Instant.class)),
        Rows.uuid(row, "member_id"),
        row.get("answered_by", String.class),
        row.get("points", Long.class),
        row.get("adjustment_id", UUID.class));
  }

  /** Takes the words away and leaves the score, which says nothing of who gave it. */
  Mono<Void> erase(Connection connection, UUID memberId) {
    return Flux.from(
            connection
                .createStatement(
                    "update feedback set text = null, answer = null where member_id = $1")
                .bind(0, memberId)
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
