package dev.regulars.pool;

import dev.regulars.account.Account;
import dev.regulars.account.Ledger;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import dev.regulars.tier.SharedPoints;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who spends together. Whoever changes a pool locks the account of the member who comes or goes,
 * then the pool; so does a merge, of both members and of their pools. Whoever spends locks the
 * accounts of all of it and looks again who they are. So nothing is taken of somebody who has left,
 * and nobody waits for another in a ring.
 */
@Component
public class Pools implements SharedPoints {

  // Whose points a member may take, besides their own, in the order in which they are taken.
  private static final String MATES =
      """
      select own.member_id, other.member_id as mate
        from pool_member as own
        join pool_member as other
          on other.pool_id = own.pool_id
         and other.member_id <> own.member_id
         and not exists (select from blocked_member where blocked_member.member_id = other.member_id)
       where own.member_id = any($1::uuid[])
         and own.role <> 'collector'
       order by own.member_id, other.since, other.member_id
      """;

  private static final String SEAT =
      """
      select pool.id, pool.name, own.role
        from pool_member as own
        join pool on pool.id = own.pool_id
       where own.member_id = $1
      """;

  private final Ledger ledger;

  Pools(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whose points each of these members may take besides their own; most have nobody's. */
  public Mono<Map<UUID, List<UUID>>> mates(Connection connection, Collection<UUID> memberIds) {
    Map<UUID, List<UUID>> mates = new HashMap<>();
    return Columns.of(List.copyOf(memberIds))
        .uuid(id -> id)
        .select(
            connection,
            MATES,
            row ->
                mates
                    .computeIfAbsent(Rows.uuid(row, "member_id"), id -> new ArrayList<>())
                    .add(Rows.uuid(row, "mate")))
        .then(Mono.just(mates));
  }

  @Override
  public Mono<Shared> of(Connection connection, Account account, LocalDate today) {
    UUID memberId = account.memberId();
    return Rows.of(
            connection.createStatement(SEAT).bind(0, memberId),
            row ->
                new Shared(
                    Rows.uuid(row, "id"),
                    Rows.text(row, "name"),
                    Roles.of(Rows.text(row, "role")),
                    account.available()))
        .next()
        .flatMap(
            own ->
                mates(connection, List.of(memberId))
                    .map(mates -> mates.getOrDefault(memberId, List.of()))
                    .flatMap(mates -> ledger.look(connection, mates, today))
                    .map(accounts -> with(own, accounts.values())));
  }

  private static Shared with(Shared own, Collection<Account> others) {
    long more = others.stream().mapToLong(other -> Math.max(0, other.available())).sum();
    return new Shared(own.id(), own.name(), own.role(), own.available() + more);
  }
}
