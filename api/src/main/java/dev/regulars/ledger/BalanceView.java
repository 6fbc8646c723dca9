package dev.regulars.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.TierView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member has, in points.
 *
 * @param available can be spent; below 0 after points were spent that a return took back
 * @param pending become available when the return window closes
 * @param reserved held for redemptions under way
 * @param lifetimeAccrued accrued less returned, ever
 * @param lifetimeExpired not used in time, ever
 * @param expiring points by the last day on which they can be spent, soonest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BalanceView(
    long available,
    long pending,
    long reserved,
    long lifetimeAccrued,
    long lifetimeExpired,
    Instant asOf,
    List<Expiring> expiring,
    @Nullable TierView tier) {

  /**
   * Points that expire together.
   *
   * @param on the last day on which they can be spent
   */
  public record Expiring(long points, LocalDate on) {}
}
