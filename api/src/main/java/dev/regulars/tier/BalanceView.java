package dev.regulars.tier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.account.Account;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param lots everything held, in the order in which it is spent: their sum is available, pending
 *     and reserved; a debt is below 0
 * @param wallets further kinds of points by their name; the programme has none yet
 * @param pool with whom the member spends together, null for nobody; in answers to what moves
 *     points it is missing
 * @param expiring points by the last day on which they can be spent, soonest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BalanceView(
    long available,
    long pending,
    long reserved,
    long lifetimeAccrued,
    long lifetimeExpired,
    long lifetimeRedeemed,
    Instant asOf,
    List<Account.Expiring> expiring,
    List<Account.Part> lots,
    Map<String, Wallet> wallets,
    @Nullable TierView tier,
    SharedPoints.@Nullable Shared pool) {

  /** What a member has of a further kind of points. */
  @Schema(name = "BalanceViewWallet")
  public record Wallet(long available) {}

  /** What an account holds, with the tier as it is shown. */
  public static BalanceView of(Account account, Instant asOf, @Nullable TierView tier) {
    return new BalanceView(
        account.available(),
        account.pending(),
        account.reserved(),
        account.lifetimeAccrued(),
        account.lifetimeExpired(),
        account.lifetimeRedeemed(),
        asOf,
        account.expiring(),
        account.parts(),
        Map.of(),
        tier,
        null);
  }

  /** The same with the member's pool. */
  BalanceView with(SharedPoints.Shared shared) {
    return new BalanceView(
        available,
        pending,
        reserved,
        lifetimeAccrued,
        lifetimeExpired,
        lifetimeRedeemed,
        asOf,
        expiring,
        lots,
        wallets,
        tier,
        shared);
  }

  /** What the member can spend, with their pool. */
  @JsonIgnore
  public long spendable() {
    return pool == null ? available : pool.available();
  }
}
