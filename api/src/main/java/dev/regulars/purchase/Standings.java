package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.MemberDays;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.Balances;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How members stand after a command, for its answer. Pure. */
@Component
class Standings {

  private final Balances balances;

  Standings(Balances balances) {
    this.balances = balances;
  }

  /** What it takes to know it. */
  void needs(UUID memberId, Instant now, Needs needs) {
    needs.account(memberId);
    needs.span(balances.period(memberId, now));
  }

  /** How the member stands after the change, null for a change of nobody's. */
  @Nullable BalanceView balance(Change change, Gathered gathered) {
    Account account = change.account();
    if (account == null) {
      return null;
    }
    MemberDays.Span period = balances.period(account.memberId(), gathered.now());
    return balances.view(
        account, gathered.bought().live(), gathered.period(period, change), gathered.now());
  }
}
