package dev.regulars.member;

import dev.regulars.account.Ledger;
import dev.regulars.programme.Today;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import dev.regulars.tier.TierLadder;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enrols members: one or many, with their cards and accounts, in one transaction and a handful of
 * statements.
 */
@Component
public class Enrolments {

  private static final String NUMBERS =
      "select nextval('member_number') as number from generate_series(1, $1)";

  private static final String INSERT_MEMBERS =
      """
      insert into member (id, member_number, external_id, name, email, phone, birthday, attributes,
                          enrolled_at)
      select id, member_number, external_id, name, email, phone, birthday, attributes::jsonb,
             enrolled_at
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::date[], $8::text[], $9::timestamptz[])
             as given (id, member_number, external_id, name, email, phone, birthday, attributes,
                       enrolled_at)
      """;

  private static final String INSERT_CARDS =
      "insert into member_card (card, member_id) select * from unnest($1::text[], $2::uuid[])";

  private final Transactions transactions;
  private final Ledger ledger;
  private final TierLadder ladder;
  private final Today calendar;
  private final Ids ids;
  private final JsonMapper json;
  private final Clock clock;

  Enrolments(
      Transactions transactions,
      Ledger ledger,
      TierLadder ladder,
      Today calendar,
      Ids ids,
      JsonMapper json,
      Clock clock) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.ladder = ladder;
    this.calendar = calendar;
    this.ids = ids;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Enrols many at once, for imports: {@link AfterEnrolment} is not told of them, and who invited
   * them is left to who enrols them.
   *
   * @return what came of each, in the order given; of several with the same key the first is new
   */
  public Mono<List<Enrolled>> enrolAll(List<NewMember> members) {
    return members.isEmpty()
        ? Mono.just(List.of())
        : transactions.keep(connection -> enrolAll(connection, members));
  }

  /**
   * The same in the connection's transaction; a unique key may be violated by another transaction.
   */
  public Mono<List<Enrolled>> enrolAll(Connection connection, List<NewMember> members) {
    List<MemberRef> keys = members.stream().flatMap(member -> keys(member).stream()).toList();
    return KeyOwners.of(connection, keys).flatMap(owners -> enrol(connection, members, owners));
  }

  private Mono<List<Enrolled>> enrol(
      Connection connection, List<NewMember> members, KeyOwners owners) {
    List<Enrolled> outcomes = new ArrayList<>();
    List<Joining> joining = new ArrayList<>();
    Instant now = clock.instant();
    for (NewMember member : members) {
      List<MemberRef> keys = keys(member);
      Enrolled.Known known = owners.taken(keys, null);
      if (known != null) {
        outcomes.add(known);
        continue;
      }
      UUID id = ids.next();
      keys.forEach(key -> owners.put(key, id));
      Instant at = Objects.requireNonNullElse(member.enrolledAt(), now);
      joining.add(new Joining(id, member, at));
      outcomes.add(new Enrolled.New(id));
    }
    return joining.isEmpty()
        ? Mono.just(outcomes)
        : write(connection, joining).thenReturn(outcomes);
  }

  private Mono<Void> write(Connection connection, List<Joining> joining) {
    return numbers(connection, joining.size())
        .flatMap(numbers -> insertMembers(connection, joining, numbers))
        .then(insertCards(connection, joining))
        .then(openAccounts(connection, joining));
  }

  private static Mono<List<Long>> numbers(Connection connection, int count) {
    return Rows.of(
            connection.createStatement(NUMBERS).bind(0, count), row -> Rows.number(row, "number"))
        .collectList();
  }

  private Mono<Void> insertMembers(
      Connection connection, List<Joining> joining, List<Long> numbers) {
    record Row(Joining who, long number) {}
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < joining.size(); i++) {
      rows.add(new Row(joining.get(i), numbers.get(i)));
    }
    return Columns.of(rows)
        .uuid(row -> row.who().id())
        .text(row -> MemberNumbers.number(row.number()))
        .text(row -> row.who().member().externalId())
        .text(row -> row.who().member().name())
        .text(row -> row.who().member().email())
        .text(row -> row.who().member().phone())
        .date(row -> row.who().member().birthday())
        .text(row -> json.writeValueAsString(row.who().member().attributes()))
        .instant(row -> row.who().at())
        .execute(connection, INSERT_MEMBERS);
  }

  private static Mono<Void> insertCards(Connection connection, List<Joining> joining) {
    record Row(String card, UUID memberId) {}
    List<Row> rows =
        joining.stream()
            .flatMap(who -> who.member().cards().stream().map(card -> new Row(card, who.id())))
            .toList();
    return rows.isEmpty()
        ? Mono.empty()
        : Columns.of(rows).text(Row::card).uuid(Row::memberId).execute(connection, INSERT_CARDS);
  }

  private Mono<Void> openAccounts(Connection connection, List<Joining> joining) {
    Map<LocalDate, List<UUID>> byDay =
        joining.stream()
            .collect(
                Collectors.groupingBy(
                    who -> calendar.at(who.at()),
                    TreeMap::new,
                    Collectors.mapping(Joining::id, Collectors.toList())));
    return Flux.fromIterable(byDay.entrySet())
        .concatMap(day -> ledger.open(connection, day.getValue(), ladder.entry(day.getKey())))
        .then();
  }

  private static List<MemberRef> keys(NewMember member) {
    return KeyOwners.keys(member.externalId(), member.cards(), member.email(), member.phone());
  }

  private record Joining(UUID id, NewMember member, Instant at) {}
}
