package dev.regulars.voucher;

import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds codes for people who look at them, and takes one back. */
@Component
public class VoucherLookup {

  private static final String LIST =
      "select "
          + VoucherCodes.COLUMNS
          + """
            from voucher
            left join voucher_type on voucher_type.name = voucher.voucher
           where (:type::text is null or voucher.voucher = :type)
             and (:member::uuid is null or voucher.member_id = :member)
             and (:key::text is null or voucher.key = :key)
             and (:before::uuid is null or voucher.id < :before)
           order by voucher.id desc
           limit :fetch
          """;

  private static final String ONE =
      "select "
          + VoucherCodes.COLUMNS
          + """
            from voucher
            left join voucher_type on voucher_type.name = voucher.voucher
           where voucher.id = :id
          """;

  private static final String LIFE =
      """
      select key, id, voucher, uses, amount_minor, points, member_id, purchase_id, store, day, lines, at
        from voucher_movement
       where key = :key
       order by at, id
       limit 1000
      """;

  // The code of everybody comes and goes with its type: see VoucherTypes.
  private static final String RESTORE =
      """
      update voucher
         set state = 'issued'
       where id = :id
         and state = 'void'
         and (rule is not null or batch_id is not null)
      """;

  private static final String VOID = "update voucher set state = 'void' where id = :id";

  private final DatabaseClient database;
  private final VoucherCodes codes;
  private final Transactions transactions;

  VoucherLookup(DatabaseClient database, VoucherCodes codes, Transactions transactions) {
    this.database = database;
    this.codes = codes;
    this.transactions = transactions;
  }

  /** Which codes are looked for; null for any. */
  record Wanted(@Nullable String type, @Nullable UUID memberId, @Nullable String code) {}

  /** Codes, newest first. */
  Mono<Page<VoucherCode>> list(Wanted wanted, PageRequest request) {
    UUID before = request.after() == null ? null : Cursor.read(request.after(), 1).uuid(0);
    String key = wanted.code() == null ? null : VoucherText.key(wanted.code());
    return database
        .sql(LIST)
        .bind("type", Parameter.fromOrEmpty(wanted.type(), String.class))
        .bind("member", Parameter.fromOrEmpty(wanted.memberId(), UUID.class))
        .bind("key", Parameter.fromOrEmpty(key, String.class))
        .bind("before", Parameter.fromOrEmpty(before, UUID.class))
        .bind("fetch", request.fetch())
        .map(codes::code)
        .all()
        .collectList()
        .map(found -> Page.of(found, request, code -> Cursor.of(code.id())));
  }

  /** One by its id; empty if there is none. */
  Mono<VoucherCode> find(UUID id) {
    return database.sql(ONE).bind("id", id).map(codes::code).one();
  }

  /** What became of a code, oldest first. */
  Mono<List<VoucherMovement>> life(String key) {
    return database.sql(LIFE).bind("key", key).map(codes::movement).all().collectList();
  }

  /** Nobody can use it any more. */
  Mono<Void> takeBack(UUID id) {
    return database.sql(VOID).bind("id", id).then();
  }

  /** It can be used again; false for what its type has replaced. */
  Mono<Boolean> giveBack(UUID id) {
    return database.sql(RESTORE).bind("id", id).fetch().rowsUpdated().map(rows -> rows > 0);
  }

  /**
   * A code as it is now, without locking it, and how often its type was used.
   *
   * @param memberId who presents it, null for nobody known
   */
  public Mono<Presented> present(String typed, @Nullable UUID memberId, LocalDate today) {
    List<String> keys = List.of(VoucherText.key(typed));
    return transactions.look(
        connection ->
            codes
                .read(connection, keys, false)
                .next()
                .flatMap(
                    code ->
                        codes
                            .uses(
                                connection,
                                List.of(new VoucherCodes.Presented(code.key(), memberId)),
                                today)
                            .next()
                            .map(uses -> new Presented(code, uses.ofMember(), uses.ofDay()))
                            .defaultIfEmpty(new Presented(code, 0, 0))));
  }

  /** A code, and how often its type was used. */
  public record Presented(VoucherCode code, long usesOfMember, long usesOfDay) {}
}
