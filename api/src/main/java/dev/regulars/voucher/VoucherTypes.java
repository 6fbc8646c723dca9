package dev.regulars.voucher;

import dev.regulars.programme.Today;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The types of vouchers, and the codes that everybody knows, which are part of them. */
@Component
class VoucherTypes {

  private static final String COLUMNS = "select name, version, document from voucher_type ";

  private static final String ONE_WRITER =
      "select pg_advisory_xact_lock(hashtextextended('voucher-type' || :name, 0))";

  private static final String PUT =
      """
      insert into voucher_type (name, version, document, created_at, updated_at)
      values (:name, 1, :document, :now, :now)
      on conflict (name) do update
        set version = voucher_type.version + 1, document = excluded.document, updated_at = excluded.updated_at
      """;

  private static final String END_GENERIC =
      """
      update voucher
         set state = 'void'
       where voucher = :name
         and rule is null and batch_id is null
         and (:key::text is null or key <> :key)
      """;

  // The code of before, where a type goes back to it.
  private static final String GENERIC =
      """
      insert into voucher (member_id, id, key, code, voucher, state, valid_from, valid_until, issued_at)
      values ('00000000-0000-0000-0000-000000000000', :id, :key, :code, :name, 'issued', :from, :until, :now)
      on conflict (key) do update
        set state = 'issued', code = excluded.code,
            valid_until = case when :until::date is null then null else voucher.valid_from + (:days - 1) end
        where voucher.voucher = excluded.voucher and voucher.rule is null and voucher.batch_id is null
      """;

  /** What is kept of a type. */
  record Kept(VoucherTypeBody document, VoucherType type) {}

  private final DatabaseClient database;
  private final VoucherTypeForm form;
  private final JsonMapper json;
  private final AuditLog audit;
  private final TransactionalOperator transaction;
  private final Today calendar;
  private final Ids ids;
  private final Clock clock;

  VoucherTypes(
      DatabaseClient database,
      VoucherTypeForm form,
      JsonMapper json,
      AuditLog audit,
      TransactionalOperator transaction,
      Today calendar,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.form = form;
    this.json = json;
    this.audit = audit;
    this.transaction = transaction;
    this.calendar = calendar;
    this.ids = ids;
    this.clock = clock;
  }

  /** One of them; empty if there is none. */
  Mono<Kept> find(String name) {
    return database.sql(COLUMNS + "where name = :name").bind("name", name).map(this::kept).one();
  }

  /** Those by name. */
  Mono<Page<Kept>> list(PageRequest request) {
    return database
        .sql(COLUMNS + "where name > :after order by name limit :fetch")
        .bind("after", request.after() == null ? "" : Cursor.read(request.after(), 1).text(0))
        .bind("fetch", request.fetch())
        .map(this::kept)
        .all()
        .collectList()
        .map(found -> Page.of(found, request, kept -> Cursor.of(kept.type().name())));
  }

  /**
   * Creates or replaces a type; gives what is kept then.
   *
   * @param match {@code If-Match}: the tag that the writer has seen, null for any
   * @throws ProblemException 400 for what cannot be, 409 for a code that is taken, 412 where it was
   *     changed meanwhile
   */
  Mono<Kept> put(String name, VoucherTypeBody body, @Nullable String match, Caller caller) {
    form.check(name, body);
    Mono<Kept> work =
        database
            .sql(ONE_WRITER)
            .bind("name", name)
            .then()
            .then(Mono.defer(() -> find(name)))
            .map(now -> match == null || match.equals(VoucherTypeView.etag(now.type().version())))
            .defaultIfEmpty(match == null)
            .flatMap(allowed -> allowed ? write(name, body) : Mono.error(VoucherTypes::conflict))
            .then(audit.record(caller, "voucher-type.changed", "voucher-type", name, details(body)))
            .then(Mono.defer(() -> find(name)));
    return transaction.transactional(work);
  }

  private Mono<Void> write(String name, VoucherTypeBody body) {
    Instant now = clock.instant();
    VoucherType type = form.type(name, 0, body);
    Mono<Void> kept =
        database
            .sql(PUT)
            .bind("name", name)
            .bind("document", Json.of(json.writeValueAsString(body)))
            .bind("now", now)
            .then();
    String key = type.generic() == null ? null : VoucherText.key(type.generic());
    Mono<Void> ended =
        database
            .sql(END_GENERIC)
            .bind("name", name)
            .bind("key", Parameter.fromOrEmpty(key, String.class))
            .then();
    return kept.then(ended)
        .then(key == null ? Mono.empty() : generic(type, key, calendar.at(now), now));
  }

  private Mono<Void> generic(VoucherType type, String key, LocalDate today, Instant now) {
    return database
        .sql(GENERIC)
        .bind("id", ids.next())
        .bind("key", key)
        .bind("code", Objects.requireNonNull(type.generic()))
        .bind("name", type.name())
        .bind("from", today)
        .bind("until", Parameter.fromOrEmpty(type.lastDay(today), LocalDate.class))
        .bind("days", Objects.requireNonNullElse(type.days(), 1))
        .bind("now", now)
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> rows == 0 ? Mono.error(VoucherTypes::taken) : Mono.empty());
  }

  private static Map<String, ?> details(VoucherTypeBody body) {
    Map<String, Object> details = new TreeMap<>();
    details.put("kind", String.valueOf(body.kind()));
    if (body.generic() != null) {
      details.put("generic", body.generic());
    }
    return details;
  }

  private Kept kept(Readable row) {
    VoucherTypeBody document = json.readValue(Rows.json(row, "document"), VoucherTypeBody.class);
    return new Kept(
        document,
        form.type(Rows.text(row, "name"), Rows.get(row, "version", Integer.class), document));
  }

  private static ProblemException taken() {
    return new ProblemException(
        Problem.conflict(
                "voucher-code-taken",
                "The code is taken",
                "Another voucher has this code, or one that people take for it. Choose another.")
            .at("/generic"));
  }

  private static ProblemException conflict() {
    return new ProblemException(
        Problem.of(
            412,
            "edit-conflict",
            "Somebody changed it meanwhile",
            "The type is not as you saw it. Read it again, and send its ETag as If-Match."));
  }
}
