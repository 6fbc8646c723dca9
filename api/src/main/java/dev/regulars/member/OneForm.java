package dev.regulars.member;

import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the keys of members that were enrolled by older servers into the form in which they are
 * looked for. What two members have in common then stays as it is with the second of them, and is
 * told to whoever reads the log: they are one person, and only people can say so.
 */
@Component
class OneForm {

  private static final Logger log = LoggerFactory.getLogger(OneForm.class);

  static final String NAME = "one-form";

  private static final int MEMBERS_MAX = 200;

  private static final String WAITING =
      """
      select id, external_id, name, email, phone
        from member
        join member_to_renew on member_to_renew.member_id = member.id
       order by id
       limit $1
         for update of member
      """;

  private static final String DONE =
      "delete from member_to_renew where member_id = any($1::uuid[])";

  private final Transactions transactions;
  private final PhoneNumbers phones;

  OneForm(Transactions transactions, PhoneNumbers phones) {
    this.transactions = transactions;
    this.phones = phones;
  }

  /** Renews some members; true where more are left. */
  Mono<Boolean> step() {
    return transactions
        .keepAlone(
            NAME,
            connection ->
                Flux.from(connection.createStatement(WAITING).bind(0, MEMBERS_MAX).execute())
                    .flatMap(result -> result.map(OneForm::kept))
                    .collectList()
                    .flatMap(
                        members ->
                            Flux.fromIterable(members)
                                .concatMap(member -> renew(connection, member))
                                .then(done(connection, members))
                                .thenReturn(members.size() == MEMBERS_MAX)))
        .defaultIfEmpty(false);
  }

  private record Kept(
      UUID id,
      @Nullable String externalId,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone) {}

  private static Kept kept(Readable row) {
    return new Kept(
        Rows.uuid(row, "id"),
        row.get("external_id", String.class),
        row.get("name", String.class),
        row.get("email", String.class),
        row.get("phone", String.class));
  }

  private Mono<Void> renew(Connection connection, Kept member) {
    return renew(connection, member, "external_id", member.externalId(), MemberKeys::externalId)
        .then(renew(connection, member, "name", member.name(), MemberKeys::composed))
        .then(renew(connection, member, "email", member.email(), MemberKeys::email))
        .then(renew(connection, member, "phone", member.phone(), phones::normal));
  }

  /** What has no form of the new kind stays as it was. */
  private static Mono<Void> renew(
      Connection connection,
      Kept member,
      String column,
      @Nullable String kept,
      Function<String, @Nullable String> form) {
    String renewed = kept == null ? null : form.apply(kept);
    if (renewed == null || renewed.equals(kept)) {
      return Mono.empty();
    }
    String mayBeShared = column.equals("name") ? "true" : "false";
    Statement update =
        connection.createStatement(
            """
            update member set %1$s = $2
             where id = $1
               and (%2$s or not exists (select from member as other where other.%1$s = $2))
            """
                .formatted(column, mayBeShared));
    return Flux.from(update.bind(0, member.id()).bind(1, renewed).execute())
        .flatMap(Result::getRowsUpdated)
        .reduce(0L, Long::sum)
        .doOnNext(
            rows -> {
              if (rows == 0) {
                log.warn(
                    "Member {} has the same {} as another member, written in another way; they may"
                        + " be one person. It was left as it is: give it to one of them.",
                    member.id(),
                    column);
              }
            })
        .then();
  }

  private static Mono<Void> done(Connection connection, List<Kept> members) {
    String[] ids =
        members.stream()
            .map(member -> Objects.requireNonNull(member.id()).toString())
            .toArray(String[]::new);
    return Flux.from(connection.createStatement(DONE).bind(0, ids).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
