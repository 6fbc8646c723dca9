package dev.regulars.reward;

import dev.regulars.account.HeldPart;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rows of redemptions. Written by the commands that move their points, and by nobody else. */
@Component
public class Redemptions {

  private static final String COLUMNS =
      """
      select member_id, id, reward, kind, name, points, value_minor, state, parts, reversed, stocked, store,
             register, receipt, reserved_on, reserved_at, expires_at, confirmed_at, voucher_id,
             purchase_id, lines, confirm_answer, cancel_answer, reverse_answer, reverse_asked
        from redemption
      """;

  private static final String FIND = COLUMNS + " where id = any($1::uuid[])";

  private static final String OF_PURCHASES =
      COLUMNS
          + """
           where (member_id, purchase_id) in (select * from unnest($1::uuid[], $2::uuid[]))
           order by id
          """;

  private static final String OF_MEMBER =
      COLUMNS
          + """
           where member_id = :member
             and (:before::uuid is null or id < :before)
           order by id desc
           limit :fetch
          """;

  private static final String DUE =
      """
      select id, member_id
        from redemption
       where state = 'reserved'
         and expires_at <= :now
       order by expires_at
       limit :most
      """;

  private static final String NEXT_DUE =
      "select min(expires_at) as at from redemption where state = 'reserved'";

  // Who holds something beyond its time does not keep the member from having it again.
  private static final String USES =
      """
      select given.i, count(*) as used
        from unnest($1::uuid[], $2::text[], $3::date[]) with ordinality as given (member_id, reward, starts, i)
        join redemption using (member_id, reward)
       where redemption.reserved_on >= given.starts
         and (redemption.state = 'confirmed' or (redemption.state = 'reserved' and redemption.expires_at > $4))
       group by given.i
      """;

  // The condition on the parts is that of the index: few redemptions spend others' points.
  private static final String LENDERS =
      """
      select distinct redemption.member_id, (part ->> 'from')::uuid as lender
        from redemption
       cross join lateral jsonb_array_elements(redemption.parts) as part
       where redemption.member_id = any($1::uuid[])
         and jsonb_path_exists(redemption.parts, '$[*].from')
         and part ->> 'from' is not null
      """;

  private static final String INSERT =
      """
      insert into redemption (member_id, id, reward, kind, name, points, value_minor, state, parts, reversed, stocked,
                              store, register, receipt, reserved_on, reserved_at, expires_at, confirmed_at,
                              voucher_id, confirm_answer, cancel_answer, reverse_answer, reverse_asked, purchase_id, lines)
      select member_id, id, reward, kind, name, points, value_minor::bigint, state, parts, reversed, stocked::boolean,
             store, register, receipt, reserved_on, reserved_at, expires_at, confirmed_at,
             voucher_id, confirm_answer, cancel_answer, reverse_answer, reverse_asked::bigint, purchase_id, lines
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                    $9::jsonb[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::date[],
                    $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::uuid[], $20::text[], $21::text[],
                    $22::text[], $23::text[], $24::uuid[], $25::jsonb[])
             as given (member_id, id, reward, kind, name, points, value_minor, state, parts, reversed, stocked,
                       store, register, receipt, reserved_on, reserved_at, expires_at, confirmed_at,
                       voucher_id, confirm_answer, cancel_answer, reverse_answer, reverse_asked, purchase_id, lines)
      """;

  private static final String UPDATE =
      """
      update redemption
         set state          = given.state,
             reversed       = given.reversed,
             confirmed_at   = given.confirmed_at,
             voucher_id     = given.voucher_id,
             confirm_answer = given.confirm_answer,
             cancel_answer  = given.cancel_answer,
             reverse_answer = given.reverse_answer,
             reverse_asked  = given.reverse_asked::bigint,
             purchase_id    = given.purchase_id,
             lines          = given.lines
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[], $6::uuid[], $7::text[],
                    $8::text[], $9::text[], $10::text[], $11::uuid[], $12::jsonb[])
             as given (member_id, id, state, reversed, confirmed_at, voucher_id, confirm_answer, cancel_answer,
                       reverse_answer, reverse_asked, purchase_id, lines)
       where (redemption.member_id, redemption.id) = (given.member_id, given.id)
      """;

  private static final String INSERT_REVERSALS =
      """
      insert into redemption_reversal (member_id, id, redemption_id, points, at)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::timestamptz[])
      """;

  /** A member and how often they had a reward since a day. */
  public record Use(UUID memberId, String reward, LocalDate since) {}

  /** One that is over its time. */
  public record Due(UUID id, UUID memberId) {}

  /** Points of a redemption that were given back. */
  public record Reversal(UUID memberId, UUID id, UUID redemptionId, long points, Instant at) {}

  private final DatabaseClient database;
  private final JsonMapper json;

  Redemptions(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Those of these ids that there are. */
  public Flux<Redemption> find(Connection connection, Collection<UUID> ids) {
    String[] asked = ids.stream().map(UUID::toString).toArray(String[]::new);
    return Rows.of(connection.createStatement(FIND).bind(0, asked), this::redemption);
  }

  /** A member and what they bought. */
  public record OfPurchase(UUID memberId, UUID purchaseId) {}

  /** Those that went with these purchases; the members' accounts are locked. */
  public Flux<Redemption> ofPurchases(Connection connection, Collection<OfPurchase> purchases) {
    return Columns.of(List.copyOf(purchases))
        .uuid(OfPurchase::memberId)
        .uuid(OfPurchase::purchaseId)
        .select(connection, OF_PURCHASES, this::redemption);
  }

  /** One of them; empty if there is none. */
  public Mono<Redemption> find(UUID id) {
    return database.inConnection(connection -> find(connection, List.of(id)).next());
  }

  /** What a member redeemed, newest first. */
  public Mono<Page<Redemption>> of(UUID memberId, PageRequest request) {
    UUID before = request.after() == null ? null : Cursor.read(request.after(), 1).uuid(0);
    return database
        .sql(OF_MEMBER)
        .bind("member", memberId)
        .bind("before", Parameter.fromOrEmpty(before, UUID.class))
        .bind("fetch", request.fetch())
        .map(this::redemption)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.id())));
  }

  /** Some of those whose time is over and that nobody has settled. */
  public Flux<Due> due(Instant now, int most) {
    return database
        .sql(DUE)
        .bind("now", now)
        .bind("most", most)
        .map(row -> new Due(Rows.uuid(row, "id"), Rows.uuid(row, "member_id")))
        .all();
  }

  /** When the next one is over its time; empty where none is held. */
  public Mono<Instant> nextDue() {
    return database
        .sql(NEXT_DUE)
        .map(row -> Optional.ofNullable(row.get("at", Instant.class)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  /** How often each of these is used; the members' accounts are locked by who decides from it. */
  public Mono<Map<Use, Long>> uses(Connection connection, Collection<Use> asked, Instant now) {
    if (asked.isEmpty()) {
      return Mono.just(Map.of());
    }
    List<Use> uses = List.copyOf(asked);
    Map<Use, Long> found = new HashMap<>();
    uses.forEach(use -> found.put(use, 0L));
    return Rows.of(
            Columns.of(uses)
                .uuid(Use::memberId)
                .text(Use::reward)
                .date(Use::since)
                .bind(connection, USES)
                .bind(3, now),
            row -> Map.entry(uses.get((int) Rows.number(row, "i") - 1), Rows.number(row, "used")))
        .doOnNext(use -> found.put(use.getKey(), use.getValue()))
        .then(Mono.just(found));
  }

  /** Whose points besides their own each of these members has ever spent; most spent nobody's. */
  public Mono<Map<UUID, Set<UUID>>> lenders(Connection connection, Collection<UUID> memberIds) {
    Map<UUID, Set<UUID>> lenders = new HashMap<>();
    return Columns.of(List.copyOf(memberIds))
        .uuid(id -> id)
        .select(
            connection,
            LENDERS,
            row ->
                lenders
                    .computeIfAbsent(Rows.uuid(row, "member_id"), _ -> new TreeSet<>())
                    .add(Rows.uuid(row, "lender")))
        .then(Mono.just(lenders));
  }

  /** Writes new ones. */
  public Mono<Void> insert(Connection connection, List<Redemption> redemptions) {
    if (redemptions.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(redemptions)
        .uuid(Redemption::memberId)
        .uuid(Redemption::id)
        .text(Redemption::reward)
        .text(each -> each.kind().code())
        .text(Redemption::name)
        .number(Redemption::points)
        .text(each -> text(each.valueMinor()))
        .text(each -> each.state().code())
        .json(each -> json.writeValueAsString(each.parts()))
        .number(Redemption::reversed)
        .flag(each -> each.stocked())
        .text(Redemption::store)
        .text(Redemption::register)
        .text(Redemption::receipt)
        .date(Redemption::reservedOn)
        .instant(Redemption::reservedAt)
        .instant(Redemption::expiresAt)
        .instant(Redemption::confirmedAt)
        .uuid(Redemption::voucherId)
        .text(each -> each.answers().confirm())
        .text(each -> each.answers().cancel())
        .text(each -> each.answers().reverse())
        .text(each -> text(each.answers().reverseAsked()))
        .uuid(Redemption::purchaseId)
        .json(each -> json.writeValueAsString(each.lines()))
        .execute(connection, INSERT);
  }

  /** Writes what became of those that are there. */
  public Mono<Void> update(Connection connection, List<Redemption> redemptions) {
    if (redemptions.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(redemptions)
        .uuid(Redemption::memberId)
        .uuid(Redemption::id)
        .text(each -> each.state().code())
        .number(Redemption::reversed)
        .instant(Redemption::confirmedAt)
        .uuid(Redemption::voucherId)
        .text(each -> each.answers().confirm())
        .text(each -> each.answers().cancel())
        .text(each -> each.answers().reverse())
        .text(each -> text(each.answers().reverseAsked()))
        .uuid(Redemption::purchaseId)
        .json(each -> json.writeValueAsString(each.lines()))
        .execute(connection, UPDATE);
  }

  /** Writes what was given back. */
  public Mono<Void> insertReversals(Connection connection, List<Reversal> reversals) {
    if (reversals.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(reversals)
        .uuid(Reversal::memberId)
        .uuid(Reversal::id)
        .uuid(Reversal::redemptionId)
        .number(Reversal::points)
        .instant(Reversal::at)
        .execute(connection, INSERT_REVERSALS);
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }

  private Redemption redemption(Readable row) {
    return new Redemption(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "member_id"),
        row.get("reward", String.class),
        RewardKind.of(Rows.text(row, "kind")).orElseThrow(),
        Rows.text(row, "name"),
        Rows.number(row, "points"),
        row.get("value_minor", Long.class),
        Redemption.State.of(Rows.text(row, "state")),
        Arrays.asList(json.readValue(Rows.json(row, "parts"), HeldPart[].class)),
        Rows.number(row, "reversed"),
        Rows.is(row, "stocked"),
        row.get("store", String.class),
        row.get("register", String.class),
        row.get("receipt", String.class),
        Rows.get(row, "reserved_on", LocalDate.class),
        Rows.get(row, "reserved_at", Instant.class),
        Rows.get(row, "expires_at", Instant.class),
        row.get("confirmed_at", Instant.class),
        row.get("voucher_id", UUID.class),
        row.get("purchase_id", UUID.class),
        Arrays.asList(json.readValue(Rows.json(row, "lines"), Redemption.LineAmount[].class)),
        new Redemption.Answers(
            row.get("confirm_answer", String.class),
            row.get("cancel_answer", String.class),
            row.get("reverse_answer", String.class),
            row.get("reverse_asked", Long.class)));
  }
}
