package dev.regulars.purchase;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What referrals ask of the purchases of friends, as they stand now. */
@Component
public class FriendPurchases {

  private static final String PURCHASE =
      """
      select purchase.id, purchase.occurred_at,
             coalesce((purchase.facts ->> 'purchases')::bigint, 0) + 1 as number,
             (purchase.total_minor - coalesce((select sum(total_minor)
                                                 from purchase_return
                                                where purchase_id = purchase.id), 0))::bigint as left_minor
        from purchase
       where purchase.id = $1
      """;

  /**
   * A friend's purchase.
   *
   * @param number the how many-th of the member it was
   * @param leftMinor its total less what was returned, in minor units
   */
  public record FriendPurchase(UUID id, Instant at, long number, long leftMinor) {}

  /** The purchase; empty where there is none. */
  public Mono<FriendPurchase> find(Connection connection, UUID id) {
    return Rows.of(
            connection.createStatement(PURCHASE).bind(0, id),
            row ->
                new FriendPurchase(
                    Rows.uuid(row, "id"),
                    Rows.instant(row, "occurred_at"),
                    Rows.number(row, "number"),
                    Rows.number(row, "left_minor")))
        .next();
  }
}
