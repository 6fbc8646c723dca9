package dev.regulars.member;

import dev.regulars.shared.Rows;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.Balances;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads members. */
@Component
public class Members {

  private static final TypeReference<TreeMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private static final String MEMBER =
      """
      select id, member_number, external_id, name, email, phone, birthday, attributes, status,
             enrolled_at,
             array(select card from member_card where member_id = member.id order by card) as cards,
             array(select tag from member_tag where member_id = member.id order by tag) as tags
        from member
       where id = $1
      """;

  private static final String ERASED =
      "select id from member where id = any($1::uuid[]) and erased_at is not null";

  private final DatabaseClient database;
  private final MemberDirectory directory;
  private final Balances balances;
  private final Invitations invitations;
  private final JsonMapper json;

  Members(
      DatabaseClient database,
      MemberDirectory directory,
      Balances balances,
      Invitations invitations,
      JsonMapper json) {
    this.database = database;
    this.directory = directory;
    this.balances = balances;
    this.invitations = invitations;
    this.json = json;
  }

  /** The member that a reference names; empty for nobody. */
  public Mono<UUID> resolve(MemberRef reference) {
    return database.inConnection(
        connection ->
            directory
                .resolve(connection, List.of(reference))
                .flatMap(found -> Mono.justOrEmpty(found.get(reference))));
  }

  /** The whole member; empty for nobody. */
  Mono<MemberView> view(UUID id) {
    return database.inConnection(connection -> view(connection, id));
  }

  /** The whole member as the connection's transaction sees them. */
  Mono<MemberView> view(Connection connection, UUID id) {
    return Mono.zip(row(connection, id), balances.of(connection, id))
        .flatMap(
            read ->
                invitations
                    .of(connection, id)
                    .map(invitation -> view(read.getT1(), read.getT2(), invitation)));
  }

  /** The whole member as they are answered, JSON; empty for nobody. */
  public Mono<String> shown(Connection connection, UUID id) {
    return view(connection, id).map(json::writeValueAsString);
  }

  /** Those of these members who were erased. */
  public Flux<UUID> erased(Collection<UUID> ids) {
    return database
        .sql(ERASED)
        .bind(0, ids.stream().map(UUID::toString).toArray(String[]::new))
        .map(row -> Rows.uuid(row, "id"))
        .all();
  }

  /** The row of a member; empty for nobody. */
  Mono<MemberRow> row(Connection connection, UUID id) {
    return Rows.of(connection.createStatement(MEMBER).bind(0, id), MemberRow::of).next();
  }

  private MemberView view(MemberRow row, BalanceView balance, Invitations.Invitation invitation) {
    return new MemberView(
        row.id(),
        row.memberNumber(),
        row.externalId(),
        row.name(),
        row.email(),
        row.phone(),
        row.birthday(),
        row.cards(),
        json.readValue(row.attributes(), ATTRIBUTES),
        row.tags(),
        row.status(),
        row.enrolledAt(),
        balance.tier(),
        balance,
        new MemberView.Referral(invitation.code(), invitation.link()));
  }
}
