package dev.regulars.ledger;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes pending points available when their return window has closed. */
@Component
class PendingRelease {

  private static final Logger log = LoggerFactory.getLogger(PendingRelease.class);

  static final String NAME = "pending-release";
  private static final int MEMBERS_MAX = 200;

  private static final String DUE =
      """
      select distinct member_id
        from lot
       where account = 'pending'
         and remaining > 0
         and available_from <= $1
       limit $2
      """;

  private final Ledger ledger;
  private final Transactions transactions;
  private final ProgrammeSettings settings;
  private final Ids ids;
  private final Clock clock;

  PendingRelease(
      Ledger ledger, Transactions transactions, ProgrammeSettings settings, Ids ids, Clock clock) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Releases what is due of some members; true where more is left. */
  Mono<Boolean> releaseDue() {
    return transactions
        .keepAlone(NAME, this::releaseSome)
        .doOnNext(
            members -> {
              if (members > 0) {
                log.info("Released pending points of {} members", members);
              }
            })
        .map(members -> members == MEMBERS_MAX);
  }

  private Mono<Long> releaseSome(Connection connection) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, settings.zone());
    return Flux.from(connection.createStatement(DUE).bind(0, today).bind(1, MEMBERS_MAX).execute())
        .flatMap(
            result -> result.map(row -> Objects.requireNonNull(row.get("member_id", UUID.class))))
        .collectList()
        .flatMap(members -> release(connection, members, today, now));
  }

  private Mono<Long> release(
      Connection connection, List<UUID> members, LocalDate today, Instant now) {
    Movement movement =
        new Movement(
            now, Movement.Kind.TRANSFER, null, null, null, null, "The return window has closed");
    return ledger
        .lock(connection, members, today)
        .flatMap(
            accounts -> {
              Posting posting = new Posting(ids);
              accounts.values().forEach(account -> posting.release(account, today, movement));
              return ledger.write(connection, posting);
            })
        .thenReturn((long) members.size());
  }
}
