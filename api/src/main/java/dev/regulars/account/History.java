package dev.regulars.account;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.language.AwardTexts;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A member's movements, newest first. Of what only moves between their own accounts the release of
 * pending points is told, as a movement of nothing; how many there were its text says. So is what
 * came with a member who was merged into this one: the movements it is the sum of are told, too.
 */
@Component
public class History {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private static final String MEMBER =
      "select merged_into from member_account where member_id = $1";

  // One happening may move points of several lots; they are one entry. In which store a purchase
  // was made that came back, the movement knows that the return puts right.
  private static final String SELECT =
      """
      with owner as (
        select $1::uuid as member_id, null::uuid as merge_id
         union all
        select member_id, merge_id from member_account where merged_into = $1
      ), page as (
        select min(id::text)::uuid as first, max(id::text)::uuid as id, max(at) as at, kind,
               sum(case when source_id = any(array(select merge_id from owner)) then 0
                        when debit = 'pending' and credit = 'available' then 0
                        when credit in ('pending', 'available', 'reserved') then points
                        when debit in ('pending', 'available', 'reserved') then -points
                        else 0 end)::bigint as points,
               (array_agg(balance_after order by id desc))[1] as balance_after,
               purchase_id, max(rule) as rule, max(occurred_at) as occurred_at,
               case when bool_or(debit = 'pending' and credit = 'available')
                    then sum(points) || ' points can be spent: ' || max(text)
                    else max(text)
               end as text,
               max(saying) as saying, bool_or(debit = 'pending' and credit = 'available') as released,
               max(store) as store, (array_agg(corrects))[1] as corrects
          from transfer
         where member_id = any(array(select member_id from owner))
           and (member_id = $1 or source_id is null or source_id <> all(array(select merge_id from owner where merge_id is not null)))
           and id < $2
           and (debit in ('issued', 'redeemed', 'expired', 'adjusted', 'transferred')
                or credit in ('issued', 'redeemed', 'expired', 'adjusted', 'transferred')
                or (debit = 'pending' and credit = 'available'))
         group by coalesce(source_id, id), kind, purchase_id
         order by first desc
         limit $3
      )
      select page.first, page.id, page.at, page.occurred_at, page.kind, page.points, page.balance_after,
             page.purchase_id, page.rule, page.text, page.saying, page.released, coalesce(corrected.store, page.store) as bought_in,
             case when page.kind = 'return' then page.store end as returned_in
        from page
        left join transfer as corrected
          on corrected.member_id = any(array(select member_id from owner))
         and corrected.id = page.corrects
       order by page.first desc
      """;

  private final DatabaseClient database;
  private final ProgrammeSettings settings;

  History(DatabaseClient database, ProgrammeSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * A page of it in the language of who reads it; names, receipts and reasons are told as they are.
   *
   * @param stores whose purchases and receipts it names; null for all
   */
  public Mono<Page<HistoryEntry>> of(
      UUID memberId, @Nullable Set<String> stores, PageRequest request, Locale locale) {
    AwardTexts awards = new AwardTexts(Vocabulary.standard(), settings.programme());
    return listed(memberId, stores, request).map(page -> page.map(row -> row.said(awards, locale)));
  }

  /**
   * A page of it in English, as it is kept; empty if there is no such member.
   *
   * @param stores whose purchases and receipts it names; null for all
   */
  public Mono<Page<HistoryEntry>> of(
      UUID memberId, @Nullable Set<String> stores, PageRequest request) {
    return listed(memberId, stores, request).map(page -> page.map(Listed::entry));
  }

  private Mono<Page<Listed>> listed(
      UUID memberId, @Nullable Set<String> stores, PageRequest request) {
    UUID before = request.after() == null ? AFTER_ALL : Cursor.read(request.after(), 1).uuid(0);
    return database
        .sql(MEMBER)
        .bind(0, memberId)
        .map(row -> Optional.ofNullable(row.get("merged_into", UUID.class)))
        .one()
        .flatMap(
            into ->
                into.isPresent()
                    ? Mono.error(MergedMember.of(memberId, into.get()))
                    : page(memberId, stores, before, request));
  }

  private Mono<Page<Listed>> page(
      UUID memberId, @Nullable Set<String> stores, UUID before, PageRequest request) {
    return database
        .sql(SELECT)
        .bind(0, memberId)
        .bind(1, before)
        .bind(2, request.fetch())
        .map(row -> listed(row, stores))
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.first())));
  }

  /**
   * An entry as it is kept.
   *
   * @param saying which of the product's sayings it is, as {@link MovementText} has it
   * @param released whether it tells that points can be spent
   */
  private record Listed(UUID first, HistoryEntry entry, @Nullable String saying, boolean released) {

    HistoryEntry said(AwardTexts awards, Locale locale) {
      String kept = entry.text();
      if (MovementText.ROUNDING.equals(saying)) {
        return entry.saying(MovementText.rounded(kept, locale));
      }
      Movement.Kind kind = Movement.Kind.valueOf(entry.kind().toUpperCase(Locale.ROOT));
      String said =
          released
              ? Saying.canBeSpent(kept, saying, locale)
              : Saying.said(kind, kept, saying, locale);
      return said != null
          ? entry.saying(said)
          : entry.rule() == null ? entry : entry.saying(awards.said(kept, locale));
    }
  }

  private static Listed listed(Readable row, @Nullable Set<String> stores) {
    boolean isTold = isOneOf(stores, row.get("returned_in", String.class));
    MovementText said =
        isTold
            ? new MovementText(Rows.text(row, "text"), row.get("saying", String.class))
            : Saying.RETURNED_ELSEWHERE.of();
    return new Listed(
        Rows.uuid(row, "first"),
        entry(row, said.text(), stores),
        said.saying(),
        Rows.is(row, "released"));
  }

  private static HistoryEntry entry(Readable row, String text, @Nullable Set<String> stores) {
    Instant at = Objects.requireNonNull(row.get("at", Instant.class));
    Instant occurredAt = row.get("occurred_at", Instant.class);
    return new HistoryEntry(
        Objects.requireNonNull(row.get("id", UUID.class)),
        at,
        at.equals(occurredAt) ? null : occurredAt,
        Objects.requireNonNull(row.get("kind", String.class)),
        Objects.requireNonNull(row.get("points", Long.class)),
        Objects.requireNonNull(row.get("balance_after", Long.class)),
        isOneOf(stores, row.get("bought_in", String.class))
            ? row.get("purchase_id", UUID.class)
            : null,
        row.get("rule", String.class),
        text);
  }

  /** Also true for what is of no store. */
  private static boolean isOneOf(@Nullable Set<String> stores, @Nullable String store) {
    return stores == null || store == null || stores.contains(store);
  }
}
