package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to the rulebook, for the people who work with it, and for the audit log. Written in
 * the transaction of what happened.
 */
@Component
class Journal {

  private static final String INSERT =
      """
      insert into rulebook_event (id, at, by, action, version, draft_id, goes_live_at, note)
      values (:id, :at, :by, :action, :version, :draft, :goesLiveAt, :note)
      """;

  private static final String LIST =
      """
      select id, at, by, action, version, draft_id, goes_live_at, note
        from rulebook_event
       where (at, id) < (:at, :id)
       order by at desc, id desc
       limit :fetch
      """;

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final DatabaseClient database;
  private final AuditLog audit;
  private final Ids ids;
  private final JsonMapper json;

  Journal(DatabaseClient database, AuditLog audit, Ids ids, JsonMapper json) {
    this.database = database;
    this.audit = audit;
    this.ids = ids;
    this.json = json;
  }

  /** What can happen. */
  enum Action {
    @JsonProperty("drafted")
    DRAFTED,
    @JsonProperty("submitted")
    SUBMITTED,
    @JsonProperty("withdrawn")
    WITHDRAWN,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("unscheduled")
    UNSCHEDULED,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("superseded")
    SUPERSEDED,
    @JsonProperty("rolled-back")
    ROLLED_BACK;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Action of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * Something that happened; {@code version} or {@code draft} is there.
   *
   * @param goesLiveAt the time that was set, null for anything but {@link Action#SCHEDULED}
   */
  @Schema(name = "RulebookEvent")
  record Event(
      Instant at,
      Who by,
      Action action,
      @Nullable Integer version,
      @Nullable UUID draft,
      @Nullable Instant goesLiveAt,
      @Nullable String note) {

    static Event of(Instant at, Who by, Action action, Version version, @Nullable String note) {
      return new Event(at, by, action, version.number(), version.draft(), null, note);
    }
  }

  private record Row(UUID id, Event event) {}

  /** Writes it down. That a version was superseded is a consequence, which nobody did. */
  Mono<Void> write(Event event) {
    Mono<Void> written =
        database
            .sql(INSERT)
            .bind("id", ids.next())
            .bind("at", event.at())
            .bind("by", Json.of(json.writeValueAsString(event.by())))
            .bind("action", event.action().code())
            .bind("version", Parameter.fromOrEmpty(event.version(), Integer.class))
            .bind("draft", Parameter.fromOrEmpty(event.draft(), UUID.class))
            .bind("goesLiveAt", Parameter.fromOrEmpty(event.goesLiveAt(), Instant.class))
            .bind("note", Parameter.fromOrEmpty(event.note(), String.class))
            .then();
    return event.action() == Action.SUPERSEDED ? written : written.then(audit(event));
  }

  private Mono<Void> audit(Event event) {
    Map<String, Object> details = new HashMap<>();
    if (event.version() != null && event.draft() != null) {
      details.put("draft", event.draft());
    }
    if (event.goesLiveAt() != null) {
      details.put("goesLiveAt", event.goesLiveAt());
    }
    if (event.note() != null && !event.note().isBlank()) {
      details.put("note", event.note());
    }
    String action = "rulebook." + event.action().code();
    return event.version() == null
        ? audit.record(event.by(), action, "rulebook-draft", String.valueOf(event.draft()), details)
        : audit.record(event.by(), action, "rulebook", event.version().toString(), details);
  }

  /** What happened, newest first. */
  Mono<Page<Event>> list(PageRequest request) {
    Cursor after = request.after() == null ? null : Cursor.read(request.after(), 2);
    return database
        .sql(LIST)
        .bind("at", after == null ? END : after.instant(0))
        .bind("id", after == null ? new UUID(0, 0) : after.uuid(1))
        .bind("fetch", request.fetch())
        .map(this::row)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.event().at(), row.id())))
        .map(page -> page.map(Row::event));
  }

  private Row row(Readable row) {
    return new Row(
        Rows.uuid(row, "id"),
        new Event(
            Rows.instant(row, "at"),
            json.readValue(Rows.json(row, "by"), Who.class),
            Action.of(Rows.text(row, "action")),
            row.get("version", Integer.class),
            row.get("draft_id", UUID.class),
            row.get("goes_live_at", Instant.class),
            row.get("note", String.class)));
  }
}
