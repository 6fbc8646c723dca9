package dev.regulars.account;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The lock of an account, for who changes something beside it. */
@Component
public class AccountLocks {

  private static final String LOCK =
      "select merged_into from member_account where member_id = $1 for update";

  /** Locks the account of a member, open or closed; false where there is none. */
  public Mono<Boolean> lock(Connection connection, UUID memberId) {
    return into(connection, memberId).map(into -> true).defaultIfEmpty(false);
  }

  /**
   * Locks an account that is open.
   *
   * @throws ProblemException (as a signal) 404 where there is none; {@link MergedMember} where it
   *     was closed
   */
  public Mono<Boolean> lockOpen(Connection connection, UUID memberId) {
    return into(connection, memberId)
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no member with this id."))))
        .flatMap(
            into ->
                into.isPresent()
                    ? Mono.error(MergedMember.of(memberId, into.get()))
                    : Mono.just(true));
  }

  private static Mono<Optional<UUID>> into(Connection connection, UUID memberId) {
    return Rows.of(
            connection.createStatement(LOCK).bind(0, memberId),
            row -> Optional.ofNullable(row.get("merged_into", UUID.class)))
        .next();
  }
}
