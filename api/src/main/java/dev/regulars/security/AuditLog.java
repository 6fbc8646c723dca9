package dev.regulars.security;

import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what people changed, in the transaction of the change: neither is there without the other;
 * and who signed in.
 *
 * <p>An action is dotted, the subject before the verb: {@code store.changed}. The details say what
 * changed, in a few fields; a {@code name} in them is shown as the name of the subject. Nothing
 * about members goes in there but their id: the log outlives them.
 */
@Component
public class AuditLog {

  private static final String INSERT =
      """
      insert into audit_entry
        (id, at, by_kind, by_id, by_name, action, subject_kind, subject_id, details)
      values
        ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb)
      """;

  private final DatabaseClient database;
  private final Ids ids;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(DatabaseClient database, Ids ids, JsonMapper json, @RealTime Clock clock) {
    this.database = database;
    this.ids = ids;
    this.json = json;
    this.clock = clock;
  }

  /** Adds an entry, in the transaction in which it is subscribed. */
  public Mono<Void> record(
      Caller by, String action, String subjectKind, String subjectId, Map<String, ?> details) {
    return record(by.who(), action, subjectKind, subjectId, details);
  }

  /** The same for whoever is no caller, such as {@link Who#SYSTEM}. */
  public Mono<Void> record(
      Who by, String action, String subjectKind, String subjectId, Map<String, ?> details) {
    return database.inConnection(
        connection -> record(connection, by, action, subjectKind, subjectId, details));
  }

  /** The same in the transaction of a connection at hand. */
  public Mono<Void> record(
      Connection connection,
      Who by,
      String action,
      String subjectKind,
      String subjectId,
      Map<String, ?> details) {
    return Flux.defer(
            () -> {
              Statement insert =
                  connection
                      .createStatement(INSERT)
                      .bind(0, ids.next())
                      .bind(1, clock.instant())
                      .bind(2, by.kind().code())
                      .bind(4, by.name())
                      .bind(5, action)
                      .bind(6, subjectKind)
                      .bind(7, subjectId)
                      .bind(8, json.writeValueAsString(details));
              UUID id = by.id();
              return (id == null ? insert.bindNull(3, UUID.class) : insert.bind(3, id)).execute();
            })
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
