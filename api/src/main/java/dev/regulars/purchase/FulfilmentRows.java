package dev.regulars.purchase;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which lines of orders were fulfilled. */
@Component
class FulfilmentRows {

  private static final String READ =
      "select purchase_id, line from purchase_fulfilment where purchase_id = any($1::uuid[])";

  private static final String INSERT =
      """
      insert into purchase_fulfilment (purchase_id, line, member_id, id, at)
      select * from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::uuid[], $5::timestamptz[])
          on conflict do nothing
      """;

  private record Row(Change.Entry.Fulfilled order, int line) {}

  /** The lines of each purchase; those without any have none. */
  Mono<Map<UUID, Set<Integer>>> read(Connection connection, Collection<UUID> purchaseIds) {
    return Columns.of(List.copyOf(purchaseIds))
        .uuid(id -> id)
        .select(
            connection,
            READ,
            row -> Map.entry(Rows.uuid(row, "purchase_id"), Rows.get(row, "line", Integer.class)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** Writes what was fulfilled; sends nothing where nothing was. */
  Mono<Void> insert(Connection connection, List<Change.Entry.Fulfilled> orders) {
    List<Row> rows =
        orders.stream()
            .flatMap(order -> order.lines().stream().map(line -> new Row(order, line)))
            .toList();
    return rows.isEmpty()
        ? Mono.empty()
        : Columns.of(rows)
            .uuid(row -> row.order().purchaseId())
            .text(row -> Integer.toString(row.line()))
            .uuid(row -> row.order().memberId())
            .uuid(row -> row.order().id())
            .instant(row -> row.order().at())
            .execute(connection, INSERT);
  }
}
