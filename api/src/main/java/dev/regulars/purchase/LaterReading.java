package dev.regulars.purchase;

import dev.regulars.purchase.LaterPurchases.Gone;
import dev.regulars.purchase.LaterPurchases.GoneOf;
import dev.regulars.purchase.LaterPurchases.Read;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads for {@link Gather} what members bought after something that they bring back. */
@Component
class LaterReading {

  /** How many purchases are looked at again; what comes behind them stands. */
  private static final int MOST = 1000;

  // What was bought by somebody who was merged since, or before they were, was decided without what
  // the other had bought. See LaterPurchases.counts.
  private static final String LATER =
      """
      select later.*
        from unnest($1::uuid[], $2::uuid[]) as given (member_id, first)
       cross join lateral (
             select id, merge_id, member_id, rulebook_version, content, facts, points,
                    coalesce(claim_answer, answer) as answer, claimed_at,
                    coalesce(claimed_at, recorded_at) as decided_at
               from purchase
              where member_id = given.member_id
                and id >= given.first
                and facts is not null
              order by id
              limit $3) as later
       order by later.member_id, later.id
      """;

  /** Ids are in the order in which things were recorded, so the key finds what came back since. */
  private static final String GONE =
      """
      select gone.member_id, gone.id, gone.purchase_id, gone.recorded_at, gone.day, gone.visits, gone.total_minor,
             gone.counted, gone.ended, purchase.merge_id
        from unnest($1::uuid[], $2::uuid[]) as given (member_id, first)
        join purchase_return as gone
          on gone.member_id = given.member_id
         and gone.id > given.first
        left join purchase on purchase.id = gone.purchase_id
       where gone.visits is not null
         and (gone.visits <> 0 or gone.total_minor <> 0 or gone.counted is not null)
      """;

  private static final TypeReference<Map<String, Long>> COUNTED = new TypeReference<>() {};

  private final PurchaseRecords purchases;
  private final JsonMapper json;

  LaterReading(PurchaseRecords purchases, JsonMapper json) {
    this.purchases = purchases;
    this.json = json;
  }

  private record Decided(StoredPurchase purchase, @Nullable UUID mergeId, Instant at) {}

  private record Returned(UUID memberId, UUID id, Instant at, @Nullable UUID mergeId, GoneOf gone) {

    /** Whether it came back of an earlier purchase that counts, and after this one was decided. */
    boolean isGoneSince(Decided one) {
      UUID purchaseId = one.purchase.id();
      return gone.purchaseId().compareTo(purchaseId) < 0
          && LaterPurchases.counts(mergeId, purchaseId, one.mergeId)
          && (at.isAfter(one.at) || (at.equals(one.at) && id.compareTo(purchaseId) > 0));
    }
  }

  /** Reads it; {@code asked} has for each member the first purchase that matters. */
  Mono<Void> read(Connection connection, Map<UUID, UUID> asked, Gathered gathered) {
    List<Map.Entry<UUID, UUID>> given = List.copyOf(asked.entrySet());
    Columns<Map.Entry<UUID, UUID>> columns =
        Columns.of(given).uuid(Map.Entry::getKey).uuid(Map.Entry::getValue);
    return Rows.of(columns.bind(connection, LATER).bind(2, MOST), this::decided)
        .collectList()
        .zipWith(
            columns
                .select(connection, GONE, this::returned)
                .collect(Collectors.groupingBy(Returned::memberId)))
        .doOnNext(read -> learn(asked, read.getT1(), read.getT2(), gathered))
        .then();
  }

  private Decided decided(Readable row) {
    return new Decided(
        purchases.stored(row), row.get("merge_id", UUID.class), Rows.instant(row, "decided_at"));
  }

  private Returned returned(Readable row) {
    String counted = row.get("counted", String.class);
    return new Returned(
        Rows.uuid(row, "member_id"),
        Rows.uuid(row, "id"),
        Rows.instant(row, "recorded_at"),
        row.get("merge_id", UUID.class),
        new GoneOf(
            Rows.uuid(row, "purchase_id"),
            new Gone(
                Rows.get(row, "day", LocalDate.class),
                Rows.number(row, "visits"),
                Rows.number(row, "total_minor"),
                counted == null ? null : json.readValue(counted, COUNTED),
                row.get("ended", String.class))));
  }

  private static void learn(
      Map<UUID, UUID> asked,
      List<Decided> all,
      Map<UUID, List<Returned>> returned,
      Gathered gathered) {
    gathered.bought().learnIfNew(all.stream().map(Decided::purchase).toList());
    Map<UUID, List<Read>> byMember = new HashMap<>();
    for (Decided one : all) {
      UUID memberId = Objects.requireNonNull(one.purchase.memberId());
      byMember
          .computeIfAbsent(memberId, id -> new ArrayList<>())
          .add(
              new Read(
                  one.purchase,
                  one.mergeId,
                  byDay(one, returned.getOrDefault(memberId, List.of()))));
    }
    asked.forEach(
        (memberId, first) ->
            gathered.later().learn(memberId, first, byMember.getOrDefault(memberId, List.of())));
  }

  /** What is gone since, day by day: whoever brought back thousands has few days of it. */
  private static List<Gone> byDay(Decided one, List<Returned> returned) {
    Map<LocalDate, Gone> days = new TreeMap<>();
    for (Returned each : returned) {
      if (each.isGoneSince(one)) {
        Gone gone = each.gone.gone();
        days.merge(gone.day(), gone, Gone::plus);
      }
    }
    return List.copyOf(days.values());
  }
}
