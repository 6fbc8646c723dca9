package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Ledger;
import dev.regulars.account.MergedMember;
import dev.regulars.account.Merges;
import io.r2dbc.spi.Connection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads accounts for {@link Gather}, and locks them where the batch books. */
@Component
class AccountReading {

  private final Ledger ledger;
  private final Merges merges;

  AccountReading(Ledger ledger, Merges merges) {
    this.ledger = ledger;
    this.merges = merges;
  }

  /**
   * Reads what is needed.
   *
   * @throws dev.regulars.shared.ProblemException (as a signal) {@link MergedMember} where an
   *     account was closed while somebody waited for it, or is still named by its member's id
   */
  Mono<Void> read(Connection connection, Needs needs, Gathered gathered, boolean books) {
    return (books
            ? ledger.lock(connection, needs.accounts(), gathered.today())
            : ledger.look(connection, needs.accounts(), gathered.today()))
        .flatMap(found -> opened(needs, found))
        // What is read beside them is about accounts that are known, so they are before any other.
        .doOnNext(gathered::learnAccounts)
        .flatMap(
            found ->
                needs.wantsLotsThatAreOver() ? merges.readOver(connection, found) : Mono.empty());
  }

  private static Mono<Map<UUID, Account>> opened(Needs needs, Map<UUID, Account> found) {
    if (!needs.wantsClosedAccounts()) {
      for (Account account : found.values()) {
        UUID into = account.mergedInto();
        if (into != null) {
          return Mono.error(MergedMember.of(account.memberId(), into));
        }
      }
    }
    return Mono.just(found);
  }
}
