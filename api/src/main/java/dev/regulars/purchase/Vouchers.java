package dev.regulars.purchase;

import dev.regulars.purchase.ReturnRows.OpenVoucher;
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

/** Issues vouchers: codes that cannot be guessed, of letters and digits that cannot be mixed up. */
@Component
class Vouchers {

  private static final String INSERT =
      """
      insert into voucher (member_id, id, code, voucher, rule, source_id, state, valid_from, valid_until, issued_at)
      select member_id, id, code, voucher, rule, source_id, 'issued', valid_from, valid_until, issued_at
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::date[], $8::date[],
                    $9::timestamptz[])
             as given (member_id, id, code, voucher, rule, source_id, valid_from, valid_until, issued_at)
      """;

  private static final String OPEN =
      """
      select source_id, id, rule, voucher
        from voucher
       where source_id = any($1::uuid[])
         and state = 'issued'
       order by id
      """;

  private static final String VOID =
      "update voucher set state = 'void' where id = any($1::uuid[]) and state = 'issued'";

  /** Crockford's base 32 without vowels' look-alikes: no I, L, O, U. */
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private static final int GROUPS = 3;
  private static final int GROUP_LENGTH = 4;

  private final SecureRandom random = new SecureRandom();
  private final Ids ids;
  private final Clock clock;

  Vouchers(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** A new voucher, valid from {@code day} on. */
  Voucher issue(VoucherGrant grant, UUID memberId, UUID sourceId, LocalDate day) {
    LocalDate until = day.plusDays(grant.validDays() - 1L);
    return new Voucher(
        ids.next(), memberId, code(), grant.voucher(), grant.rule(), sourceId, day, until);
  }

  /** Those that purchases led to and that can still be used, by purchase. */
  Mono<Map<UUID, List<OpenVoucher>>> open(Connection connection, Collection<UUID> purchaseIds) {
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
  Mono<Void> makeVoid(Connection connection, List<UUID> ids) {
    return ids.isEmpty() ? Mono.empty() : Columns.of(ids).uuid(id -> id).execute(connection, VOID);
  }

  Mono<Void> insert(Connection connection, List<Voucher> vouchers) {
    if (vouchers.isEmpty()) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return Columns.of(vouchers)
        .uuid(Voucher::memberId)
        .uuid(Voucher::id)
        .text(Voucher::code)
        .text(Voucher::voucher)
        .text(Voucher::rule)
        .uuid(Voucher::sourceId)
        .date(Voucher::validFrom)
        .date(Voucher::validUntil)
        .instant(voucher -> now)
        .execute(connection, INSERT);
  }

  /** Twelve characters, 60 bits: {@code 7KQ2-M0XD-9RTW}. */
  private String code() {
    StringBuilder code = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        code.append('-');
      }
      for (int i = 0; i < GROUP_LENGTH; i++) {
        code.append(ALPHABET[random.nextInt(ALPHABET.length)]);
      }
    }
    return code.toString();
  }
}
