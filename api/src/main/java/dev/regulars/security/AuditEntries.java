package dev.regulars.security;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link AuditLog} wrote. */
@Component
class AuditEntries {

  private static final UUID LAST = new UUID(-1, -1);
  private static final String NAME = "name";
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private final DatabaseClient database;
  private final JsonMapper json;

  AuditEntries(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What was changed; {@code name} is there where the entry tells it. */
  record Subject(String kind, String id, @Nullable String name) {}

  /** One change. */
  record AuditEntry(
      UUID id, Instant at, Who by, String action, Subject subject, Map<String, Object> details) {}

  /**
   * Which entries are asked for; what is null does not matter.
   *
   * @param actorId of the person or key
   * @param actorName a part of their name
   * @param action itself, or what stands in front of its dot
   * @param from the first moment
   * @param to the moment after the last
   */
  record Filter(
      @Nullable UUID actorId,
      @Nullable String actorName,
      @Nullable String action,
      @Nullable String subjectKind,
      @Nullable String subjectId,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** The newest first. */
  Mono<Page<AuditEntry>> list(Filter filter, PageRequest request) {
    return database
        .sql(
            """
            select id, at, by_kind, by_id, by_name, action, subject_kind, subject_id, details
            from audit_entry
            where id < :before
              and (:actor::uuid is null or by_id = :actor)
              and (:actorName::text is null or strpos(lower(by_name), lower(:actorName)) > 0)
              and (:action::text is null or action = :action or starts_with(action, :action || '.'))
              and (:kind::text is null or subject_kind = :kind)
              and (:subject::text is null or subject_id = :subject)
              and (:from::timestamptz is null or at >= :from)
              and (:to::timestamptz is null or at < :to)
            order by id desc
            limit :fetch
            """)
        .bind("before", request.after() == null ? LAST : Cursor.read(request.after(), 1).uuid(0))
        .bind("actor", Parameter.fromOrEmpty(filter.actorId(), UUID.class))
        .bind("actorName", Parameter.fromOrEmpty(filter.actorName(), String.class))
        .bind("action", Parameter.fromOrEmpty(filter.action(), String.class))
        .bind("kind", Parameter.fromOrEmpty(filter.subjectKind(), String.class))
        .bind("subject", Parameter.fromOrEmpty(filter.subjectId(), String.class))
        .bind("from", Parameter.fromOrEmpty(filter.from(), Instant.class))
        .bind("to", Parameter.fromOrEmpty(filter.to(), Instant.class))
        .bind("fetch", request.fetch())
        .map(this::toEntry)
        .all()
        .collectList()
        .map(entries -> Page.of(entries, request, entry -> Cursor.of(entry.id())));
  }

  private AuditEntry toEntry(Readable row) {
    Map<String, Object> details = json.readValue(Rows.json(row, "details"), DETAILS);
    return new AuditEntry(
        Rows.uuid(row, "id"),
        Rows.instant(row, "at"),
        new Who(
            row.get("by_id", UUID.class),
            Rows.text(row, "by_name"),
            Who.Kind.of(Rows.text(row, "by_kind"))),
        Rows.text(row, "action"),
        new Subject(
            Rows.text(row, "subject_kind"),
            Rows.text(row, "subject_id"),
            details.get(NAME) instanceof String name ? name : null),
        details);
  }
}
