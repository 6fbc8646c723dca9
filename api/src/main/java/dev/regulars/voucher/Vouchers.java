package dev.regulars.voucher;

import dev.regulars.rules.decision.Decision.VoucherGrant;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Vouchers that rules and rewards issue: to a member, with something that can be taken back. */
@Component
public class Vouchers {

  private static final String INSERT =
      """
      insert into voucher (member_id, id, key, code, voucher, rule, source_id, state, valid_from, valid_until, issued_at,
                           face_minor, remaining_minor)
      select member_id, id, key, code, voucher, rule, source_id, 'issued', valid_from, valid_until, issued_at,
             worth, worth
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::date[],
                    $9::date[], $10::timestamptz[])
             as given (member_id, id, key, code, voucher, rule, source_id, valid_from, valid_until, issued_at)
        left join lateral (
          select (document ->> 'valueMinor')::bigint as worth
            from voucher_type
           where name = given.voucher and document ->> 'kind' = 'balance'
        ) as type on true
      """;

  private static final String OPEN =
      """
      select source_id, id, rule, voucher
        from voucher
       where source_id = any($1::uuid[])
         and state = 'issued' and uses = 0
       order by id
      """;

  private static final String VOID =
      "update voucher set state = 'void' where id = any($1::uuid[]) and state = 'issued' and uses ="
          + " 0";

  /**
   * A voucher that can be taken back: nobody used it yet.
   *
   * @param rule that issued it
   * @param voucher its type's name
   */
  public record OpenVoucher(UUID id, String rule, String voucher) {}

  private final SecureRandom random = new SecureRandom();
  private final Ids ids;
  private final Clock clock;

  Vouchers(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** A new voucher, valid from {@code day} on. */
  public Voucher issue(VoucherGrant grant, UUID memberId, UUID sourceId, LocalDate day) {
    LocalDate until = day.plusDays(grant.validDays() - 1L);
    return new Voucher(
        ids.next(),
        memberId,
        VoucherText.random(random),
        grant.voucher(),
        grant.rule(),
        sourceId,
        day,
        until);
  }

  /** Those that purchases led to and that can still be used, by purchase. */
  public Mono<Map<UUID, List<OpenVoucher>>> open(
      Connection connection, Collection<UUID> purchaseIds) {
    String[] ids = purchaseIds.stream().map(UUID::toString).toArray(String[]::new);
    return Rows.of(
            connection.createStatement(OPEN).bind(0, ids),
            row ->
                Map.entry(
                    Rows.uuid(row, "source_id"),
                    new OpenVoucher(
                        Rows.uuid(row, "id"), Rows.text(row, "rule"), Rows.text(row, "voucher"))))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                HashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Makes vouchers void that were not used. */
  public Mono<Void> makeVoid(Connection connection, List<UUID> ids) {
    return ids.isEmpty() ? Mono.empty() : Columns.of(ids).uuid(id -> id).execute(connection, VOID);
  }

  /** Writes new ones. */
  public Mono<Void> insert(Connection connection, List<Voucher> vouchers) {
    if (vouchers.isEmpty()) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return Columns.of(vouchers)
        .uuid(Voucher::memberId)
        .uuid(Voucher::id)
        .text(voucher -> VoucherText.key(voucher.code()))
        .text(Voucher::code)
        .text(Voucher::voucher)
        .text(Voucher::rule)
        .uuid(Voucher::sourceId)
        .date(Voucher::validFrom)
        .date(Voucher::validUntil)
        .instant(voucher -> now)
        .execute(connection, INSERT);
  }
}
