package dev.regulars.voucher;

import dev.regulars.reward.Redemption.LineAmount;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The codes' rows, as commands read and write them. */
@Component
public class VoucherCodes {

  /** Codes that are nobody's have this member. */
  static final UUID NOBODY = new UUID(0, 0);

  static final String COLUMNS =
      """
      voucher.key, voucher.id, voucher.code, voucher.voucher, voucher.member_id, voucher.rule, voucher.source_id,
      voucher.state, voucher.valid_from, voucher.valid_until, voucher.uses, voucher.face_minor,
      voucher.remaining_minor, voucher.issued_at, voucher_type.version, voucher_type.document
      """;

  private static final String LOOK =
      "select "
          + COLUMNS
          + """
            from voucher
            left join voucher_type on voucher_type.name = voucher.voucher
           where key = any($1::text[])
          """;

  // Also the types of which so many may be used on a day: who uses another code of it has to wait,
  // too.
  private static final String LOCK =
      """
      with voucher as (
        select * from voucher where key = any($1::text[]) order by key for update
      ), counted as (
        select name
          from voucher_type
         where name in (select voucher from voucher) and document ? 'usesPerDay'
         order by name
           for update
      )
      select
      """
          + COLUMNS
          + """
            from voucher
            left join voucher_type on voucher_type.name = voucher.voucher
           where (select count(*) from counted) >= 0
          """;

  // A statement of its own behind the locks, so that it sees what was committed before they were
  // held.
  private static final String USES =
      """
      with named as (
        select distinct voucher.voucher, given.member_id, voucher_type.document
          from unnest($1::text[], $2::uuid[]) as given (key, member_id)
          join voucher using (key)
          join voucher_type on voucher_type.name = voucher.voucher
         where voucher_type.document ?| array['usesPerMember', 'usesPerDay']
      )
      select named.voucher, named.member_id,
             case when named.document ? 'usesPerMember'
                  then (select coalesce(sum(uses), 0) from voucher_movement as moved
                         where moved.member_id = named.member_id and moved.voucher = named.voucher)
                  else 0 end::bigint as of_member,
             case when named.document ? 'usesPerDay'
                  then (select coalesce(sum(uses), 0) from voucher_movement as moved
                         where moved.voucher = named.voucher and moved.day = $3)
                  else 0 end::bigint as of_day
        from named
      """;

  private static final String OF_PURCHASES =
      """
      select key, id, voucher, uses, amount_minor, points, member_id, purchase_id, store, day, lines, at
        from voucher_movement
       where purchase_id = any($1::uuid[])
       order by at, id
      """;

  private static final String MOVE =
      """
      with given as (
        select *
          from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::uuid[],
                      $9::uuid[], $10::text[], $11::date[], $12::jsonb[], $13::timestamptz[])
               as given (key, id, voucher, kind, uses, amount_minor, points, member_id, purchase_id, store, day, lines, at)
      ), moved as (
        insert into voucher_movement
               (key, id, voucher, kind, uses, amount_minor, points, member_id, purchase_id, store, day, lines, at)
        select key, id, voucher, kind, uses, amount_minor, points, member_id, purchase_id, store, day, lines, at
          from given
      ), summed as (
        select key, sum(uses) as uses, sum(amount_minor) as amount_minor from given group by key
      )
      update voucher
         set uses = voucher.uses + summed.uses,
             remaining_minor = voucher.remaining_minor - summed.amount_minor
        from summed
       where voucher.key = summed.key
      """;

  /**
   * Who used codes of a type.
   *
   * @param ofMember how often the member did
   * @param ofDay how often anybody did today
   */
  public record Uses(String voucher, @Nullable UUID memberId, long ofMember, long ofDay) {}

  /** Somebody who presents a code; {@code memberId} is null for nobody known. */
  public record Presented(String key, @Nullable UUID memberId) {}

  private final VoucherTypeForm form;
  private final JsonMapper json;

  VoucherCodes(VoucherTypeForm form, JsonMapper json) {
    this.form = form;
    this.json = json;
  }

  /** The form in which a code that was typed is compared. */
  public static String key(String typed) {
    return VoucherText.key(typed);
  }

  /** Those of these codes that there are, by their keys; locked in their order where it books. */
  public Flux<VoucherCode> read(Connection connection, Collection<String> keys, boolean books) {
    String[] sorted = new TreeSet<>(keys).toArray(String[]::new);
    return Rows.of(connection.createStatement(books ? LOCK : LOOK).bind(0, sorted), this::code);
  }

  /** How often types were used that have a limit; those without one are left out. */
  public Flux<Uses> uses(Connection connection, Collection<Presented> presented, LocalDate today) {
    List<Presented> rows = List.copyOf(presented);
    return Rows.of(
        Columns.of(rows)
            .text(Presented::key)
            .uuid(Presented::memberId)
            .bind(connection, USES)
            .bind(2, today),
        row ->
            new Uses(
                Rows.text(row, "voucher"),
                row.get("member_id", UUID.class),
                Rows.number(row, "of_member"),
                Rows.number(row, "of_day")));
  }

  /** What became of codes in purchases, oldest first. */
  public Flux<VoucherMovement> ofPurchases(Connection connection, Collection<UUID> purchaseIds) {
    String[] ids = purchaseIds.stream().map(UUID::toString).toArray(String[]::new);
    return Rows.of(connection.createStatement(OF_PURCHASES).bind(0, ids), this::movement);
  }

  /** Writes movements, and the rows of their codes. */
  public Mono<Void> move(Connection connection, List<VoucherMovement> movements) {
    return movements.isEmpty()
        ? Mono.empty()
        : Columns.of(movements)
            .text(VoucherMovement::key)
            .uuid(VoucherMovement::id)
            .text(VoucherMovement::voucher)
            .text(VoucherMovement::kind)
            .number(VoucherMovement::uses)
            .number(VoucherMovement::amountMinor)
            .number(VoucherMovement::points)
            .uuid(VoucherMovement::memberId)
            .uuid(VoucherMovement::purchaseId)
            .text(VoucherMovement::store)
            .date(VoucherMovement::day)
            .json(movement -> json.writeValueAsString(movement.lines()))
            .instant(VoucherMovement::at)
            .execute(connection, MOVE);
  }

  VoucherCode code(Readable row) {
    String name = Rows.text(row, "voucher");
    Integer version = row.get("version", Integer.class);
    UUID memberId = Rows.uuid(row, "member_id");
    return new VoucherCode(
        Rows.text(row, "key"),
        Rows.uuid(row, "id"),
        Rows.text(row, "code"),
        name,
        version == null
            ? null
            : form.type(
                name, version, json.readValue(Rows.json(row, "document"), VoucherTypeBody.class)),
        memberId.equals(NOBODY) ? null : memberId,
        row.get("rule", String.class),
        row.get("source_id", UUID.class),
        Rows.text(row, "state").equals("void"),
        Rows.get(row, "valid_from", LocalDate.class),
        row.get("valid_until", LocalDate.class),
        Rows.get(row, "uses", Integer.class),
        row.get("face_minor", Long.class),
        row.get("remaining_minor", Long.class),
        Rows.instant(row, "issued_at"));
  }

  VoucherMovement movement(Readable row) {
    return new VoucherMovement(
        Rows.uuid(row, "id"),
        Rows.text(row, "key"),
        Rows.text(row, "voucher"),
        Rows.get(row, "uses", Integer.class),
        Rows.number(row, "amount_minor"),
        Rows.number(row, "points"),
        row.get("member_id", UUID.class),
        Rows.uuid(row, "purchase_id"),
        Rows.text(row, "store"),
        Rows.get(row, "day", LocalDate.class),
        List.of(json.readValue(Rows.json(row, "lines"), LineAmount[].class)),
        Rows.instant(row, "at"));
  }
}
