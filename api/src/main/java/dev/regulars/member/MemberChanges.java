package dev.regulars.member;

import dev.regulars.account.MergedMember;
import dev.regulars.programme.Today;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Columns;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes members; two changes of one member come after each other. */
@Component
class MemberChanges {

  private static final TypeReference<TreeMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private static final String LOCK = "select id, merged_into from member where id = $1 for update";

  private static final String UPDATE =
      """
      update member
         set external_id = given.external_id, name = given.name, email = given.email,
             phone = given.phone, birthday = given.birthday, attributes = given.attributes::jsonb,
             status = given.status
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[],
                    $7::text[], $8::text[])
             as given (id, external_id, name, email, phone, birthday, attributes, status)
       where member.id = given.id
      """;

  // A key that came with a merged member is the member's own; it stands in one row.
  private static final String TAKE_KEYS =
      """
      update member
         set external_id = nullif(member.external_id, given.external_id),
             email       = nullif(member.email, given.email),
             phone       = nullif(member.phone, given.phone)
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as given (id, external_id, email, phone)
       where member.merged_into = given.id
         and (member.external_id = given.external_id or member.email = given.email or member.phone = given.phone)
      """;

  private static final String DROP_CARDS =
      "delete from member_card where member_id = $1 and card <> all($2)";

  private static final String ADD_CARDS =
      """
      insert into member_card (card, member_id)
      select given.card, $1
        from unnest($2::text[]) as given (card)
       where not exists (select from member_card as own
                          where own.card = given.card
                            and own.member_id = $1)
      """;

  private final Transactions transactions;
  private final Members members;
  private final AuditLog audit;
  private final JsonMapper json;
  private final Today calendar;
  private final PhoneNumbers phones;

  MemberChanges(
      Transactions transactions,
      Members members,
      AuditLog audit,
      JsonMapper json,
      Today calendar,
      PhoneNumbers phones) {
    this.transactions = transactions;
    this.members = members;
    this.audit = audit;
    this.json = json;
    this.calendar = calendar;
    this.phones = phones;
  }

  /**
   * The member after the change; empty where there is none.
   *
   * @throws ProblemException (as a signal) 400 for wrong fields, 409 where somebody else has a key
   */
  Mono<MemberView> change(UUID id, MemberChange change, Caller by) {
    return transactions.keep(
        connection ->
            lock(connection, id)
                .flatMap(locked -> members.row(connection, id))
                .map(row -> changed(row, change))
                .flatMap(changed -> refuseTaken(connection, changed).thenReturn(changed))
                .flatMap(changed -> write(connection, changed).thenReturn(changed))
                .flatMap(changed -> tell(connection, id, change, by).thenReturn(changed))
                .flatMap(changed -> members.view(connection, id)));
  }

  private MemberChange.Changed changed(MemberRow row, MemberChange change) {
    LocalDate today = calendar.date();
    return change.apply(row, json.readValue(row.attributes(), ATTRIBUTES), today, phones);
  }

  private static Mono<Boolean> lock(Connection connection, UUID id) {
    return Rows.of(
            connection.createStatement(LOCK).bind(0, id),
            row -> Optional.ofNullable(row.get("merged_into", UUID.class)))
        .next()
        .flatMap(
            into ->
                into.isPresent() ? Mono.error(MergedMember.of(id, into.get())) : Mono.just(true));
  }

  private static Mono<Void> refuseTaken(Connection connection, MemberChange.Changed changed) {
    return KeyOwners.of(connection, changed.keys())
        .flatMap(
            owners -> {
              Enrolled.Known taken = owners.taken(changed.keys(), changed.id());
              return taken == null
                  ? Mono.empty()
                  : Mono.error(new ProblemException(MemberEndpoint.exists(taken)));
            });
  }

  private Mono<Void> write(Connection connection, MemberChange.Changed changed) {
    String[] cards = changed.cards().toArray(String[]::new);
    return Columns.of(List.of(changed))
        .uuid(MemberChange.Changed::id)
        .text(MemberChange.Changed::externalId)
        .text(MemberChange.Changed::email)
        .text(MemberChange.Changed::phone)
        .execute(connection, TAKE_KEYS)
        .then(Mono.defer(() -> update(connection, changed)))
        .then(execute(connection, DROP_CARDS, changed.id(), cards))
        .then(execute(connection, ADD_CARDS, changed.id(), cards));
  }

  private Mono<Void> update(Connection connection, MemberChange.Changed changed) {
    return Columns.of(List.of(changed))
        .uuid(MemberChange.Changed::id)
        .text(MemberChange.Changed::externalId)
        .text(MemberChange.Changed::name)
        .text(MemberChange.Changed::email)
        .text(MemberChange.Changed::phone)
        .date(MemberChange.Changed::birthday)
        .text(it -> json.writeValueAsString(it.attributes()))
        .text(MemberChange.Changed::status)
        .execute(connection, UPDATE);
  }

  /** Which fields, not what is in them: the log outlives the member. */
  private Mono<Void> tell(Connection connection, UUID id, MemberChange change, Caller by) {
    return audit.record(
        connection,
        by.who(),
        "member.changed",
        "member",
        id.toString(),
        Map.of("fields", change.given().stream().sorted().toList()));
  }

  private static Mono<Void> execute(
      Connection connection, String sql, UUID memberId, String[] cards) {
    return Flux.from(connection.createStatement(sql).bind(0, memberId).bind(1, cards).execute())
        .flatMap(io.r2dbc.spi.Result::getRowsUpdated)
        .then();
  }
}
