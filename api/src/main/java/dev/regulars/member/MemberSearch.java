package dev.regulars.member;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import dev.regulars.tier.Balances;
import dev.regulars.tier.Holding;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds members by the beginnings of the words of their names, or of a key. Every way in has an
 * index; of keys that begin alike at most 200 are looked at.
 */
@Component
class MemberSearch {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  /** Sorts behind every text with the same beginning, byte by byte. */
  private static final String LAST = "\udbff\udfff";

  private static final String COLUMNS =
      "member.id, member_number, name, email, phone, status, enrolled_at";

  private static final String NEWEST =
      "select "
          + COLUMNS
          + " from member where id < :before and merged_into is null order by id desc limit :fetch";

  private static final String FIND =
      """
      with asked as (
        select string_agg(quote_literal(word) || ':*', ' & ')::tsquery as words
          from unnest(name_words(:typed)) as word
      ), found as (
        select id, true as exact from member where id = :id
        union all
        (select member_id, card = :card from member_card
          where card between :card and :card || :last order by card limit 200)
        union all
        (select id, member_number = :number from member
          where member_number between :number and :number || :last order by member_number limit 200)
        union all
        (select id, external_id = :externalId from member
          where external_id between :externalId and :externalId || :last order by external_id limit 200)
        union all
        (select id, email = :email from member
          where email between :email and :email || :last order by email limit 200)
        union all
        (select id, phone = :phone from member
          where phone between :phone and :phone || :last order by phone limit 200)
        union all
        (select id, false from member
          where reverse(phone) collate "C" between reverse(:phoneEnd) and reverse(:phoneEnd) || :last
          order by reverse(phone) collate "C" limit 200)
      ), keys as materialized (
        select coalesce(merged_into, id) as id, case when bool_or(exact) then 0 else 1 end as rank
          from found
          join member using (id)
         group by 1
      ), listed as (
        select id, rank, coalesce(name, '') as sorted
          from keys
          join member using (id)
        union all
        (select id, 1, coalesce(name, '') as sorted
           from member
          where name_lexemes(name) @@ (select words from asked)
            and merged_into is null
            and id not in (select id from keys)
            and (1, coalesce(name, ''), id) > (:rank, :sorted, :after)
          order by sorted, id
          limit :fetch)
      )
      select %s, rank, sorted
        from listed
        join member using (id)
       where (rank, sorted, member.id) > (:rank, :sorted, :after)
       order by rank, sorted, member.id
       limit :fetch
      """
          .formatted(COLUMNS);

  private final DatabaseClient database;
  private final Balances balances;

  MemberSearch(DatabaseClient database, Balances balances) {
    this.database = database;
    this.balances = balances;
  }

  private record Found(MemberSummary member, String cursor) {}

  /** All members, the newest first. */
  Mono<Page<MemberSummary>> newest(PageRequest request) {
    return page(
        database
            .sql(NEWEST)
            .bind(
                "before",
                request.after() == null ? AFTER_ALL : Cursor.read(request.after(), 1).uuid(0))
            .bind("fetch", request.fetch())
            .map(row -> new Found(member(row), Cursor.of(Rows.uuid(row, "id"))))
            .all()
            .collectList(),
        request);
  }

  /** Whoever the text may mean: whose key it is, then by name. */
  Mono<Page<MemberSummary>> find(SearchText text, PageRequest request) {
    Cursor after = request.after() == null ? null : Cursor.read(request.after(), 3);
    return page(
        database
            .sql(FIND)
            .bind("typed", text.typed())
            .bind("id", Parameter.fromOrEmpty(text.id(), UUID.class))
            .bind("card", Parameter.fromOrEmpty(text.card(), String.class))
            .bind("number", Parameter.fromOrEmpty(text.number(), String.class))
            .bind("externalId", Parameter.fromOrEmpty(text.externalId(), String.class))
            .bind("email", Parameter.fromOrEmpty(text.email(), String.class))
            .bind("phone", Parameter.fromOrEmpty(text.phone(), String.class))
            .bind("phoneEnd", Parameter.fromOrEmpty(text.phoneEnd(), String.class))
            .bind("last", LAST)
            .bind("rank", after == null ? -1L : after.number(0))
            .bind("sorted", after == null ? "" : after.text(1))
            .bind("after", after == null ? new UUID(0, 0) : after.uuid(2))
            .bind("fetch", request.fetch())
            .map(row -> new Found(member(row), cursor(row)))
            .all()
            .collectList(),
        request);
  }

  private Mono<Page<MemberSummary>> page(Mono<List<Found>> rows, PageRequest request) {
    return rows.map(found -> Page.of(found, request, Found::cursor).map(Found::member))
        .flatMap(
            page ->
                balances
                    .holdings(page.items().stream().map(MemberSummary::id).toList())
                    .map(
                        holdings ->
                            page.map(
                                member ->
                                    member.with(
                                        holdings.getOrDefault(member.id(), Holding.NOTHING)))));
  }

  private static String cursor(Readable row) {
    return Cursor.of(
        Rows.get(row, "rank", Integer.class), Rows.text(row, "sorted"), Rows.uuid(row, "id"));
  }

  private static MemberSummary member(Readable row) {
    return new MemberSummary(
        Rows.uuid(row, "id"),
        Rows.text(row, "member_number"),
        row.get("name", String.class),
        row.get("email", String.class),
        row.get("phone", String.class),
        null,
        0,
        Rows.text(row, "status"),
        Rows.instant(row, "enrolled_at"));
  }
}
