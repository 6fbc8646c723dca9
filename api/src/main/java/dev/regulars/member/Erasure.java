package dev.regulars.member;

import dev.regulars.account.AccountLocks;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import dev.regulars.shared.KeptAnswers;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases a person. The member's number, purchases and movements of points stay, of nobody known:
 * the books have to balance for ever. What they had is theirs no more; nobody can use it. Who was
 * merged into the member is the same person.
 */
@Component
public class Erasure {

  private static final String LOCK =
      "select id from member where id = $1 and erased_at is null for update";

  private static final String EMPTY =
      """
      update member
         set external_id = null, name = null, email = null, phone = null, birthday = null,
             attributes = '{}', status = 'blocked', erased_at = $2
       where id = $1
          or merged_into = $1
      """;

  private static final List<String> TAKE =
      List.of(
          "delete from member_card where member_id = $1",
          "delete from member_tag where member_id = $1"
              + " or member_id in (select id from member where merged_into = $1)",
          "delete from member_to_renew where member_id = $1"
              + " or member_id in (select id from member where merged_into = $1)");

  private final Transactions transactions;
  private final AccountLocks accounts;
  private final List<KeepsPersonalData> others;
  private final KeptAnswers answers;
  private final AuditLog audit;
  private final Clock clock;

  Erasure(
      Transactions transactions,
      AccountLocks accounts,
      List<KeepsPersonalData> others,
      KeptAnswers answers,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.others = List.copyOf(others);
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Erases the person behind a member, everywhere at once; again it changes nothing. The account is
   * locked first, as by all who move anything of the member.
   */
  public Mono<Void> erase(UUID memberId, Who by) {
    return transactions
        .keep(
            connection ->
                accounts
                    .lock(connection, memberId)
                    .then(
                        Rows.of(connection.createStatement(LOCK).bind(0, memberId), row -> true)
                            .next())
                    .flatMap(locked -> erase(connection, memberId, by).thenReturn(locked)))
        .then();
  }

  private Mono<Void> erase(Connection connection, UUID memberId, Who by) {
    return Flux.fromIterable(others)
        .concatMap(one -> one.erase(connection, memberId))
        .thenMany(Flux.fromIterable(TAKE))
        .concatMap(sql -> run(connection.createStatement(sql).bind(0, memberId)))
        .then(
            Mono.defer(
                () ->
                    run(
                        connection
                            .createStatement(EMPTY)
                            .bind(0, memberId)
                            .bind(1, clock.instant()))))
        // An answer that was kept for a retry has the whole member in it.
        .then(Mono.defer(() -> answers.forgetAbout(connection, memberId)))
        .then(
            Mono.defer(
                () ->
                    audit.record(
                        connection, by, "member.erased", "member", memberId.toString(), Map.of())));
  }

  private static Mono<Void> run(Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
  }
}
