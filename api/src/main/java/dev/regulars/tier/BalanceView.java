package dev.regulars.tier;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.account.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member has, in points.
 *
 * @param available can be spent; below 0 after points were spent that a return took back
 * @param pending become available when the return window closes
 * @param reserved held for redemptions under way
 * @param lifetimeAccrued accrued less returned, ever
 * @param lifetimeRedeemed given for something less given back, ever
 * @param lifetimeExpired not used in time, ever
 * @param expiring points by the last day on which they can be spent, soonest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BalanceView(
    long available,
    long pending,
    long reserved,
    long lifetimeAccrued,
    long lifetimeRedeemed,
    long lifetimeExpired,
    Instant asOf,
    List<Account.Expiring> expiring,
    @Nullable TierView tier) {

  /** What an account holds, with the tier as it is shown. */
  public static BalanceView of(Account account, Instant asOf, @Nullable TierView tier) {
    return new BalanceView(
        account.available(),
        account.pending(),
        account.reserved(),
        account.lifetimeAccrued(),
        account.lifetimeRedeemed(),
        account.lifetimeExpired(),
        asOf,
        account.expiring(),
        tier);
  }
}
