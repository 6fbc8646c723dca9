package dev.regulars.insight;

import dev.regulars.rulebook.KnownCodes;
import dev.regulars.rules.LookAlikes;
import dev.regulars.rules.facts.Codes;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Knows the codes that purchases have had, and the stores. Of codes that a rulebook itself brings
 * into the world, such as tags and the codes of a campaign, it says nothing; nor of a kind of which
 * nothing has been seen at all, as in a new shop.
 */
@Component
class SeenCodes implements KnownCodes {

  private static final Set<String> LOOKED_AFTER =
      List.of(
              CodeKind.CATEGORY,
              CodeKind.PRODUCT,
              CodeKind.BRAND,
              CodeKind.CHANNEL,
              CodeKind.PAYMENT_METHOD,
              CodeKind.STORE,
              CodeKind.STORE_TAG)
          .stream()
          .map(CodeKind::code)
          .collect(Collectors.toUnmodifiableSet());

  /** Compared as rules compare them, see {@link Codes}; "plain" is the form of the code there. */
  private static final String UNKNOWN =
      """
      select kind, code
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as asked (kind, code, plain, apart)
       where case kind
             when 'store' then
               exists (select from store)
               and not exists (select from store where lower(store.code) = asked.plain)
             when 'store-tag' then
               exists (select from store where tags <> '{}')
               and not exists (
                   select from store, unnest(tags) as tag
                    where lower(normalize(tag) collate pg_unicode_fast) = asked.plain)
             when 'product' then
               exists (select from insight_code as seen where seen.kind = asked.kind)
               and not exists (
                   select from insight_code as seen
                    where seen.kind = asked.kind and seen.code in (asked.code, asked.plain, asked.apart))
             else
               exists (select from insight_code as seen where seen.kind = asked.kind)
               and not exists (select from insight_code as seen where (seen.kind, seen.code) = (asked.kind, asked.code))
               and not exists (
                   select from insight_code as seen
                    where seen.kind = asked.kind
                      and lower(normalize(seen.code) collate pg_unicode_fast) = asked.plain)
             end
      """;

  /** Of each kind; in a greater catalogue a warning may be missing. */
  private static final int COMPARED_MAX = 5_000;

  private static final String SEEN =
      """
      select asked.kind, seen.code
        from unnest($1::text[]) as asked (kind)
       cross join lateral (
             (select code from insight_code where insight_code.kind = asked.kind limit $2)
             union all
             (select code from store where asked.kind = 'store' limit $2)
             union all
             (select distinct unnest(tags) from store where asked.kind = 'store-tag' limit $2)
             ) as seen (code)
      """;

  private final DatabaseClient database;

  SeenCodes(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Map<Code, String>> lookAlikes(Set<Code> unknown) {
    Map<Code, List<Code>> bySkeleton =
        unknown.stream().collect(Collectors.groupingBy(SeenCodes::skeleton));
    String[] kinds = unknown.stream().map(Code::kind).distinct().toArray(String[]::new);
    return database
        .sql(SEEN)
        .bind(0, kinds)
        .bind(1, COMPARED_MAX)
        .map(row -> new Code(Rows.text(row, "kind"), Rows.text(row, "code")))
        .all()
        .publishOn(Schedulers.boundedElastic())
        .<Map<Code, String>>collect(
            HashMap::new,
            (alike, seen) ->
                bySkeleton
                    .getOrDefault(skeleton(seen), List.of())
                    .forEach(code -> alike.putIfAbsent(code, seen.code())));
  }

  private static Code skeleton(Code code) {
    // Two products may differ by a dash, and a rule that names the other one is hardly meant.
    return new Code(
        code.kind(),
        code.kind().equals(CodeKind.PRODUCT.code())
            ? Codes.typedForm(code.code())
            : LookAlikes.skeleton(code.code()));
  }

  private static String plain(Code code) {
    return code.kind().equals(CodeKind.PRODUCT.code())
        ? Codes.product(code.code())
        : Codes.plain(code.code());
  }

  @Override
  public Mono<Set<Code>> unknown(Set<Code> codes) {
    List<Code> asked = codes.stream().filter(code -> LOOKED_AFTER.contains(code.kind())).toList();
    if (asked.isEmpty()) {
      return Mono.just(Set.of());
    }
    return database.inConnection(
        connection ->
            Columns.of(asked)
                .text(Code::kind)
                .text(Code::code)
                .text(SeenCodes::plain)
                .text(code -> Normalizer.normalize(code.code(), Normalizer.Form.NFD))
                .select(
                    connection,
                    UNKNOWN,
                    row -> new Code(Rows.text(row, "kind"), Rows.text(row, "code")))
                .collect(Collectors.toUnmodifiableSet()));
  }
}
