package dev.regulars.purchase;

import dev.regulars.purchase.LaterPurchases.Gone;
import dev.regulars.purchase.LaterPurchases.Read;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads for {@link Gather} what members bought after something that they bring back. */
@Component
class LaterReading {

  /** How many purchases are looked at again; what comes behind them stands. */
  private static final int MOST = 1000;

  private static final TypeReference<List<Gone>> GONE = new TypeReference<>() {};

  private static final String LATER =
      """
      select later.*
        from unnest($1::uuid[], $2::uuid[]) as given (member_id, first)
       cross join lateral (
             select id, member_id, rulebook_version, content, facts, points,
                    coalesce(claim_answer, answer) as answer, claimed_at, occurred_at,
                    (select json_agg(json_build_object('purchaseId', gone.purchase_id, 'day', gone.day,
                                                       'visits', gone.visits, 'spentMinor', gone.total_minor))
                       from purchase_return as gone
                      where gone.member_id = purchase.member_id
                        and gone.visits is not null
                        and (gone.visits <> 0 or gone.total_minor <> 0)
                        and gone.purchase_id < purchase.id
                        and (gone.recorded_at, gone.id)
                            > (coalesce(purchase.claimed_at, purchase.recorded_at), purchase.id)) as gone
               from purchase
              where member_id = given.member_id
                and id >= given.first
                and facts is not null
              order by id
              limit $3) as later
       order by later.member_id, later.id
      """;

  private final PurchaseRecords purchases;
  private final JsonMapper json;

  LaterReading(PurchaseRecords purchases, JsonMapper json) {
    this.purchases = purchases;
    this.json = json;
  }

  /** Reads it; {@code asked} has for each member the first purchase that matters. */
  Mono<Void> read(Connection connection, Map<UUID, UUID> asked, Gathered gathered) {
    List<Map.Entry<UUID, UUID>> given = List.copyOf(asked.entrySet());
    return Rows.of(
            Columns.of(given)
                .uuid(Map.Entry::getKey)
                .uuid(Map.Entry::getValue)
                .bind(connection, LATER)
                .bind(2, MOST),
            row -> {
              String gone = row.get("gone", String.class);
              return new Read(
                  purchases.stored(row), gone == null ? List.of() : json.readValue(gone, GONE));
            })
        .collectList()
        .doOnNext(
            all -> {
              Map<UUID, List<Read>> byMember = new HashMap<>();
              for (Read one : all) {
                byMember
                    .computeIfAbsent(one.purchase().memberId(), id -> new ArrayList<>())
                    .add(one);
              }
              gathered.bought().learnIfNew(all.stream().map(Read::purchase).toList());
              asked.forEach(
                  (memberId, first) ->
                      gathered
                          .later()
                          .learn(memberId, first, byMember.getOrDefault(memberId, List.of())));
            })
        .then();
  }
}
