package dev.regulars.insight;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What purchases really contain, the most frequent first. */
@Component
class Catalogue {

  private static final String COUNTED =
      "select code, name, purchases, last_seen_on from insight_code where kind = :kind";

  // Also those that nobody has bought in yet.
  private static final String STORES =
      """
      select store.code, store.name, coalesce(purchases, 0) as purchases, last_seen_on
        from store
        left join insight_code as seen on seen.kind = 'store' and seen.code = store.code
       where :kind = 'store'
      """;

  private static final String STORE_TAGS =
      """
      select tag as code, null::text as name, count(*) as purchases, max(last_seen_on) as last_seen_on
        from store
       cross join lateral unnest(tags) as tag
        left join insight_code as seen on seen.kind = 'store' and seen.code = store.code
       where :kind = 'store-tag'
       group by tag
      """;

  private static final String MEMBER_ATTRIBUTES =
      """
      select key as code, null::text as name, count(*) as purchases, max(enrolled_at)::date as last_seen_on
        from (select attributes, enrolled_at from member order by id desc limit 2000) as newest
       cross join lateral jsonb_object_keys(attributes) as key
       where :kind = 'member-attribute'
       group by key
      """;

  private static final String PAGE =
      """
      with listed as (
        %s
      )
      select code, name, purchases, last_seen_on
        from listed
       where %s
         and (purchases < :purchases or purchases = :purchases and code collate "C" > :code)
       order by purchases desc, code collate "C"
       limit :fetch
      """;

  private static final String ALL = "true";

  private static final String MATCHING =
      """
      name_lexemes(code || ' ' || coalesce(name, ''))
              @@ (select string_agg(quote_literal(word) || ':*', ' & ')::tsquery from unnest(name_words(:q)) as word)
      """;

  private final DatabaseClient database;

  Catalogue(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A page of a kind's codes.
   *
   * @param q beginnings of words of the code or the name, null for all
   */
  Mono<Page<CodeView>> list(CodeKind kind, @Nullable String q, PageRequest request) {
    Cursor after = request.after() == null ? null : Cursor.read(request.after(), 2);
    DatabaseClient.GenericExecuteSpec query =
        database
            .sql(PAGE.formatted(source(kind), q == null ? ALL : MATCHING))
            .bind("kind", kind.code())
            .bind("purchases", after == null ? Long.MAX_VALUE : after.number(0))
            .bind("code", after == null ? "" : after.text(1))
            .bind("fetch", request.fetch());
    return (q == null ? query : query.bind("q", q))
        .map(
            row ->
                new CodeView(
                    Rows.text(row, "code"),
                    row.get("name", String.class),
                    Rows.number(row, "purchases"),
                    row.get("last_seen_on", LocalDate.class)))
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.purchases(), row.code())));
  }

  private static String source(CodeKind kind) {
    return switch (kind) {
      case STORE -> STORES;
      case STORE_TAG -> STORE_TAGS;
      case MEMBER_ATTRIBUTE -> MEMBER_ATTRIBUTES;
      default -> COUNTED;
    };
  }
}
